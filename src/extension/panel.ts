import * as vscode from 'vscode';
import type { LossesOf, ToPanel } from '../protocol';
import type { Changes } from './choices';
import { showFault } from './faults';
import { panelMessage } from './panelMessage';
import { panelPage } from './panelPage';
import { panelText } from './panelText';
import { viewOf } from './runView';
import type { TableRuns } from './tableRuns';

/** A page beside a table: a view of its runs, which the host owns. It may be reloaded at any time and then says `ready`. */
export class Panel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];

  constructor(
    private readonly view: vscode.WebviewPanel,
    private readonly runs: TableRuns,
    extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const at = (...path: string[]) => vscode.Uri.joinPath(extension, ...path);
    view.webview.options = { enableScripts: true, localResourceRoots: [at('dist'), at('media')] };
    view.iconPath = { light: at('media', 'icon-light.svg'), dark: at('media', 'icon-dark.svg') };
    this.disposables.push(
      runs.table.hold(),
      view.webview.onDidReceiveMessage((data: unknown) => this.receive(data)),
      // A page that was hidden is loaded anew, and says `ready` when it can be told what it has missed.
      view.onDidChangeViewState(() => view.visible && void runs.checkStale()),
    );
    view.webview.html = panelPage(view.webview, extension);
  }

  get isActive(): boolean {
    return this.view.active;
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  reveal(): void {
    this.view.reveal(undefined, true);
  }

  /** The run is in another state: everything is sent anew. */
  showRun(): void {
    if (this.runs.run && this.view.visible) this.post({ type: 'run', view: viewOf(this.runs.run, this.runs) });
  }

  addLosses(grown: LossesOf): void {
    if (this.view.visible) this.post(grown);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private receive(data: unknown): void {
    const message = panelMessage(data);
    switch (message?.type) {
      case 'ready':
        this.post({ type: 'text', text: panelText(), language: vscode.env.language });
        this.showRun();
        break;
      case 'train':
        this.trainAgain({ learningRate: message.learningRate, maxIterations: message.maxIterations });
        break;
      case 'stop':
        this.runs.stop();
        break;
      case 'retry':
        this.trainAgain();
        break;
      case undefined:
        this.log.warn(`The panel sent what is no message: ${JSON.stringify(data)}`);
        break;
      default:
        message satisfies never;
    }
  }

  private trainAgain(changes?: Changes): void {
    try {
      this.runs.trainAgain(changes);
    } catch (error) {
      void showFault(error, this.log, () => this.trainAgain(changes));
    }
  }

  private post(message: ToPanel): void {
    void this.view.webview.postMessage(message);
  }
}

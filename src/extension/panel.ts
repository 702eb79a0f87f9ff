import * as vscode from 'vscode';
import type { LossesOf, ToPanel, TransportAction } from '../protocol';
import { openReport } from './commands/report';
import { showFault } from './faults';
import { panelMessage } from './panelMessage';
import { panelPage } from './panelPage';
import { panelText } from './panelText';
import { renameRun } from './renameRun';
import type { Run } from './run';
import { overlaysOf } from './runComparison';
import { viewOf } from './runView';
import type { TableRuns } from './tableRuns';
import { copyText, saveFile } from './takeaway';
import { textOfFault } from './text';
import type { LookAnswer } from './trainer';

/** A page beside a table: a view of its runs, which the host owns. It may be reloaded at any time and then says `ready`. */
export class Panel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private isReady = false;
  /** The overlays that the page has. */
  private overlaid: string | undefined;
  private pressed: TransportAction | undefined;

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
      view.onDidChangeViewState(() => {
        if (view.visible) void runs.checkStale();
        else this.isReady = false;
      }),
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
    const { run } = this.runs;
    if (!run || !this.isListening) return;
    if (run.passing && run.isActive && !run.start) return; // of a value on the way there is nothing to say yet
    this.post({ type: 'run', view: viewOf(run, this.runs) });
    this.showOverlays(run);
  }

  addLosses(grown: LossesOf): void {
    if (this.isListening) this.post(grown);
  }

  /** The answer to what the page asked. */
  showAnswer(answer: LookAnswer): void {
    if (!this.isListening) return;
    if (answer.type === 'moment') this.post(answer);
    else this.post({ type: 'lookFailed', run: answer.run, request: answer.request, text: textOfFault(answer.fault) });
  }

  /** As if its button was pressed; a page that is still loading is told when it is ready. */
  press(action: TransportAction): void {
    if (this.isReady) this.post({ type: 'transport', action });
    else this.pressed = action;
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Curves are large: they are not sent with every state of a run. */
  private showOverlays(run: Run): void {
    const overlays = overlaysOf(this.runs.history, run);
    const known = JSON.stringify(overlays.map((overlay) => [overlay.run, overlay.name, overlay.curve !== undefined]));
    if (known === this.overlaid) return;
    this.overlaid = known;
    this.post({ type: 'overlays', overlays });
  }

  /** A page that is hidden or still loading hears nothing: it is sent everything when it says that it is ready. */
  private get isListening(): boolean {
    return this.isReady && this.view.visible;
  }

  private receive(data: unknown): void {
    const message = panelMessage(data);
    switch (message?.type) {
      case 'ready':
        this.overlaid = undefined;
        this.post({ type: 'text', text: panelText(), language: vscode.env.language });
        this.isReady = true;
        this.showRun();
        if (this.pressed) this.press(this.pressed);
        this.pressed = undefined;
        break;
      case 'train':
        this.try(() => this.runs.trainAgain(message));
        break;
      case 'startFrom':
        this.try(() => this.runs.trainAgain({ choice: { start: message.parameters } }));
        break;
      case 'toggleRow':
        this.try(() => this.runs.toggleRow(message.row));
        break;
      case 'pace':
        this.runs.pace(message.pace);
        break;
      case 'look':
        void this.runs.look(message.run, message.request, message.look);
        break;
      case 'stop':
        this.runs.stop();
        break;
      case 'save':
        void saveFile(message, this.runs.uri);
        break;
      case 'copyText':
        void copyText(message.text);
        break;
      case 'report':
        void openReport(this.runs, this.log);
        break;
      case 'tickRun':
        this.runs.changeHistory((history) => history.tick(message.run, message.ticked));
        break;
      case 'renameRun':
        void renameRun(this.runs, message.run);
        break;
      case 'deleteRun':
        this.runs.changeHistory((history) => history.delete(message.run));
        break;
      case 'retry':
        this.try(() => this.runs.trainAgain());
        break;
      case undefined:
        this.log.warn(`The panel sent what is no message: ${JSON.stringify(data)}`);
        break;
      default:
        message satisfies never;
    }
  }

  private try(action: () => void): void {
    try {
      action();
    } catch (error) {
      void showFault(error, this.log, () => this.try(action));
    }
  }

  private post(message: ToPanel): void {
    void this.view.webview.postMessage(message);
  }
}

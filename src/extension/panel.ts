import * as vscode from 'vscode';
import type { LessonCard, LossesOf, ToPanel, TransportAction } from '../protocol';
import { openReport } from './commands/report';
import { showFault } from './faults';
import { panelMessage } from './panelMessage';
import { panelPage } from './panelPage';
import { panelText } from './panelText';
import { renameRun } from './renameRun';
import type { Run } from './run';
import { RunFeed } from './runFeed';
import type { TableRuns } from './tableRuns';
import { saveFile } from './takeaway';
import { textOfFault } from './text';
import type { LookAnswer } from './trainer';

/** A page beside a table: a view of its runs, which the host owns. It may be reloaded at any time and then says `ready`. */
export class Panel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private isReady = false;
  private readonly feed: RunFeed;
  private pressed: TransportAction | undefined;
  private lesson: LessonCard | undefined;
  /** The lesson is to take the focus, and the page has not been told yet. */
  private focuses = false;

  constructor(
    private readonly view: vscode.WebviewPanel,
    private readonly runs: TableRuns,
    extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.feed = new RunFeed(runs, (message) => this.post(message));
    const at = (...path: string[]) => vscode.Uri.joinPath(extension, ...path);
    view.webview.options = { enableScripts: true, localResourceRoots: [at('dist'), at('media')] };
    view.iconPath = { light: at('media', 'icon-light.svg'), dark: at('media', 'icon-dark.svg') };
    this.disposables.push(
      runs.table.hold(),
      view.webview.onDidReceiveMessage((data: unknown) => this.receive(data)),
      // A page that was hidden is loaded anew, and says `ready` when it can be told what it has missed.
      view.onDidChangeViewState(() => {
        if (view.visible) void runs.checkStale();
        else this.lose();
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

  /** The run is in another state. */
  async showRun(): Promise<void> {
    const { run } = this.runs;
    if (!run || !this.isListening) return;
    if (run.passing && run.isActive && !run.start) return; // of a value on the way there is nothing to say yet
    await this.feed.show(run);
  }

  showReading({ number, percent }: Run): void {
    if (this.isListening && percent !== undefined) this.post({ type: 'reading', run: number, percent });
  }

  addLosses(grown: LossesOf): void {
    if (this.isListening) this.feed.addLosses(grown);
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

  /** A page that is still loading is told when it is ready. */
  showLesson(card: LessonCard | undefined, takesFocus: boolean): void {
    this.lesson = card;
    this.focuses = takesFocus;
    if (takesFocus) this.view.reveal(undefined, false);
    if (this.isReady) this.postLesson();
  }

  dispose(): void {
    this.lose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private async begin(): Promise<void> {
    this.feed.forget();
    this.post({ type: 'text', text: panelText(), language: vscode.env.language });
    this.isReady = true;
    if (this.lesson) this.postLesson();
    await this.showRun();
    if (!this.pressed || !this.isReady) return;
    this.press(this.pressed);
    this.pressed = undefined;
  }

  private postLesson(): void {
    this.post({ type: 'lesson', ...(this.lesson && { card: this.lesson }), takesFocus: this.focuses });
    this.focuses = false;
  }

  private lose(): void {
    this.isReady = false;
    this.feed.forget();
  }

  /** A page that is hidden or still loading hears nothing: it is sent everything when it says that it is ready. */
  private get isListening(): boolean {
    return this.isReady && this.view.visible;
  }

  private receive(data: unknown): void {
    const message = panelMessage(data);
    switch (message?.type) {
      case 'ready':
        void this.begin();
        break;
      case 'drawn':
        this.feed.drawn();
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
      case 'report':
        void openReport(this.runs, this.log);
        break;
      case 'predict':
        void vscode.commands.executeCommand('descent.predict', this.runs);
        break;
      case 'lesson':
        if (message.lesson === undefined) this.showLesson(undefined, false);
        else void vscode.commands.executeCommand('descent.lesson', message.lesson);
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

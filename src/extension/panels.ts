import * as vscode from 'vscode';
import type { LessonCard, TransportAction } from '../protocol';
import { VIEW } from './names';
import { Panel } from './panel';
import type { Runs } from './runs';
import type { TableRuns } from './tableRuns';

const MEMORY = 'descent.panels';

/** The panels of this window, one a table. */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<TableRuns, Panel>();
  private readonly disposables: vscode.Disposable[] = [];
  /** The tables whose panels are open, or will be when they are looked at for the first time after a reload. */
  private readonly remembered: Set<string>;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly runs: Runs,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.remembered = new Set(context.workspaceState.get<readonly string[]>(MEMORY, []));
    this.disposables.push(
      runs.onDidChange((changed) => void this.panels.get(changed)?.showRun()),
      runs.onDidRead(({ runs: read, run }) => this.panels.get(read)?.showReading(run)),
      runs.onDidReceiveLosses(({ runs: changed, grown }) => this.panels.get(changed)?.addLosses(grown)),
      runs.onDidLook(({ runs: looked, answer }) => this.panels.get(looked)?.showAnswer(answer)),
    );
  }

  /** The table of the panel that has the focus. */
  get active(): TableRuns | undefined {
    return [...this.panels].find(([, panel]) => panel.isActive)?.[0];
  }

  isVisible(runs: TableRuns): boolean {
    return this.panels.get(runs)?.isVisible ?? false;
  }

  /** As if a button of its page was pressed; a page that is not in sight is brought there. */
  press(runs: TableRuns, action: TransportAction): void {
    if (!this.isVisible(runs)) this.show(runs);
    this.panels.get(runs)?.press(action);
  }

  /** Beside the table, where the focus stays. */
  show(runs: TableRuns): void {
    const known = this.panels.get(runs);
    if (known) {
      known.reveal();
      return;
    }
    const place = { viewColumn: columnBeside(runs.uri), preserveFocus: true };
    this.add(vscode.window.createWebviewPanel(VIEW, titleOf(runs), place), runs);
  }

  /** The lesson that the runs of a table belong to, or none any more; a panel that was closed shows none. */
  showLesson(runs: TableRuns, card: LessonCard | undefined, takesFocus = false): void {
    this.panels.get(runs)?.showLesson(card, takesFocus);
  }

  /** After the window was reloaded. The page's own state may be older than what we remember, so it is not asked. */
  async deserializeWebviewPanel(view: vscode.WebviewPanel): Promise<void> {
    const tables = [...this.remembered].map((uri) => this.runs.on(vscode.Uri.parse(uri)));
    const runs = tables.find((table) => !this.panels.has(table) && titleOf(table) === view.title);
    if (!runs?.restore()) return view.dispose();
    this.add(view, runs);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables, ...this.panels.values()).dispose();
  }

  private add(view: vscode.WebviewPanel, runs: TableRuns): void {
    const panel = new Panel(view, runs, this.context.extensionUri, this.log);
    this.panels.set(runs, panel);
    view.onDidDispose(() => {
      panel.dispose();
      this.panels.delete(runs);
      this.remembered.delete(runs.uri.toString());
      this.remember();
    });
    this.remembered.add(runs.uri.toString());
    this.remember();
  }

  private remember(): void {
    void this.context.workspaceState.update(MEMORY, [...this.remembered]);
  }
}

function titleOf({ file }: TableRuns): string {
  return `Descent: ${file}`;
}

function columnBeside(uri: vscode.Uri): vscode.ViewColumn {
  const id = uri.toString();
  const shows = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === id;
  const { all, activeTabGroup } = vscode.window.tabGroups;
  if (activeTabGroup.activeTab && shows(activeTabGroup.activeTab)) return vscode.ViewColumn.Beside;
  const group = all.find(({ tabs }) => tabs.some(shows));
  return group ? group.viewColumn + 1 : vscode.ViewColumn.Beside;
}

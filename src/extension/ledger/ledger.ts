import * as vscode from 'vscode';
import type { RunRecord } from '../../ledger/record';
import { type KeptRecord, type Listing, type Refused, RunFolder } from '../../ledger/runFolder';
import { faultOf } from '../faults';
import type { Platform } from '../platform';
import type { Run } from '../run';
import type { Runs } from '../runs';
import { plain, textOfFault } from '../text';
import { hasEnded, recordOf } from './recordOf';

const SETTING = 'descent.keepRuns';
/** Changes of so many milliseconds are told of at once. */
const SETTLE = 150;

/** The runs that are kept on the disk, of this window and any other. Each run that comes to its end is added. */
export class Ledger implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private folder: RunFolder | undefined;
  private place: vscode.Uri | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private readonly ids = new WeakMap<Run, Promise<string | undefined>>();
  /** The same of this window alone, of runs that may be gone. */
  private readonly own: Promise<string | undefined>[] = [];
  private readonly told = new Set<string>();
  private readonly listeners: vscode.Disposable[];
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: vscode.ExtensionContext,
    runs: Runs,
    private readonly platform: Platform,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.open();
    this.listeners = [
      runs.onDidChange(({ run, uri }) => {
        if (!hasEnded(run) || run.passing || run.isRepeat || this.ids.has(run)) return;
        const id = this.keep(uri, () => recordOf(run, uri, this.versions));
        this.ids.set(run, id);
        this.own.push(id);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) this.open();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.open()),
    ];
  }

  /** All that is kept, the newest first. Tells of files that are no records. */
  async list(): Promise<readonly KeptRecord[]> {
    const listing = await this.listing();
    for (const refused of listing.refused) this.tellOf(refused);
    return listing.kept;
  }

  /** What is kept of runs of other windows and of earlier ones, the newest first. */
  async listOthers(): Promise<readonly KeptRecord[]> {
    const kept = await this.list();
    const own = await Promise.all(this.own);
    return kept.filter(({ id }) => !own.includes(id));
  }

  /** The id that a run of this window is kept by; undefined where it is not. */
  idOf(run: Run): Promise<string | undefined> {
    return this.ids.get(run) ?? Promise.resolve(undefined);
  }

  async rename(id: string, name: string | undefined): Promise<void> {
    const record = await this.folder?.get(id);
    if (!record) return;
    const { name: _, ...rest } = record;
    await this.folder?.put(id, name === undefined ? rest : { ...rest, name });
    this.changed.fire();
  }

  async delete(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.folder?.delete(id);
    this.changed.fire();
  }

  dispose(): void {
    clearTimeout(this.due);
    vscode.Disposable.from(...this.listeners, this.changed).dispose();
    this.watcher?.dispose();
  }

  private get versions(): RunRecord['versions'] {
    const descent = String(this.context.extension.packageJSON.version);
    return { descent, vscode: vscode.version, ...this.platform.versions };
  }

  private async listing(): Promise<Listing> {
    return (await this.folder?.list()) ?? { kept: [], refused: [], later: 0 };
  }

  private async keep(uri: vscode.Uri, record: () => Promise<RunRecord>): Promise<string | undefined> {
    if (vscode.workspace.getConfiguration('descent', uri).get('keepRuns') === 'never') return undefined;
    try {
      const id = await this.folder?.add(await record());
      this.changed.fire();
      return id;
    } catch (error) {
      void this.tellOfFailure(error);
      return undefined;
    }
  }

  private async tellOfFailure(error: unknown): Promise<void> {
    this.log.error(error instanceof Error ? error : String(error));
    const showLog = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t(
      'The run could not be kept in {0} ({1}).',
      this.platform.nameOf(this.uri),
      reasonOf(error),
    );
    if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) this.log.show();
  }

  /** The folder that the setting names. */
  private open(): void {
    const uri = this.uri;
    if (this.place?.toString() === uri.toString()) return;
    this.place = uri;
    this.folder = new RunFolder(this.platform.diskAt(uri));
    this.watcher?.dispose();
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '*.json'));
    const changed = () => this.fireSoon();
    this.watcher.onDidCreate(changed);
    this.watcher.onDidChange(changed);
    this.watcher.onDidDelete(changed);
    this.changed.fire();
  }

  /** A window without a folder on the disk keeps its runs with the extension, whatever the setting. */
  private get uri(): vscode.Uri {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const isInWorkspace = vscode.workspace.getConfiguration('descent').get('keepRuns') === 'workspace';
    if (isInWorkspace && folder?.uri.scheme === 'file') return vscode.Uri.joinPath(folder.uri, '.descent', 'runs');
    return vscode.Uri.joinPath(this.context.globalStorageUri, 'runs');
  }

  private fireSoon(): void {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.changed.fire(), SETTLE);
  }

  private tellOf({ file, cause, place }: Refused): void {
    if (this.told.has(file)) return;
    this.told.add(file);
    this.log.warn(`${file}: ${reasonOf(cause)}`);
    const message =
      place === undefined
        ? vscode.l10n.t('{0} is no run that Descent has kept, and is left out: {1}', plain(file), reasonOf(cause))
        : vscode.l10n.t(
            '{0} is no run that Descent has kept, and was moved to {1}: {2}',
            plain(file),
            place,
            reasonOf(cause),
          );
    void vscode.window.showWarningMessage(message);
  }
}

function reasonOf(error: unknown): string {
  const fault = faultOf(error);
  return fault.code === 'internal' ? String(fault.values.reason) : textOfFault(fault);
}

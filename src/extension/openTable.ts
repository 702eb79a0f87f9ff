import * as vscode from 'vscode';
import type { Fault, TableSummary } from '../protocol';
import { type Edition, isCurrent, readingOf } from './source';
import { type RunMessage, Trainer } from './trainer';

/** A table in the process that has read it, or still reads it: `trainer.table` tells. */
export interface Opened {
  readonly trainer: Trainer;
  readonly edition: Edition;
  isRead: boolean;
  /** How many runs go on in it. */
  users: number;
}

/** A table that nobody asks for in so long a time is closed, though its panel is open. */
const IDLE = 5 * 60_000;

/**
 * Opens a table in a process of its own and keeps it open while somebody holds it, so that another learning rate trains at once.
 * It is opened anew where the table has changed since; a run that still goes on in the older process is left alone.
 */
export class OpenTable implements vscode.Disposable {
  private readonly received = new vscode.EventEmitter<RunMessage>();
  private readonly ended = new vscode.EventEmitter<{ readonly opened: Opened; readonly fault: Fault }>();
  readonly onDidReceive = this.received.event;
  /** A process ended of itself. */
  readonly onDidEnd = this.ended.event;

  /** What is known of the table as it was last read. */
  summary: TableSummary | undefined;

  private readonly all = new Set<Opened>();
  private latest: Opened | undefined;
  private pending: Promise<unknown> = Promise.resolve();
  private holders = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    readonly uri: vscode.Uri,
    private readonly bundle: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get isRead(): boolean {
    return this.latest?.isRead ?? false;
  }

  get pids(): readonly number[] {
    return [...this.all].flatMap(({ trainer }) => trainer.pid ?? []);
  }

  /** Whether its process has not ended. */
  isOpen(opened: Opened): boolean {
    return this.all.has(opened);
  }

  /** Keeps the table open until it is disposed. */
  hold(): vscode.Disposable {
    this.holders++;
    return once(() => {
      this.holders--;
      this.tidy();
    });
  }

  /** Keeps a process alive until it is disposed, though the table may be opened anew in another. */
  use(opened: Opened): vscode.Disposable {
    opened.users++;
    return once(() => {
      opened.users--;
      this.tidy();
    });
  }

  /** The table as it stands now. One call waits for the other, so that a table is not opened twice. */
  open(): Promise<Opened> {
    const opened = this.pending.then(() => this.openNow());
    this.pending = opened.catch(() => {});
    return opened;
  }

  /** The table as it was last read, without a look at whether it has changed since; as it stands now where it was not read. */
  reuse(): Promise<Opened> {
    this.awaitIdle();
    return this.latest?.isRead ? Promise.resolve(this.latest) : this.open();
  }

  close(): void {
    for (const opened of this.all) this.end(opened);
    clearTimeout(this.idle);
  }

  dispose(): void {
    this.close();
    this.received.dispose();
    this.ended.dispose();
  }

  private async openNow(): Promise<Opened> {
    this.awaitIdle();
    if (this.latest && (await isCurrent(this.latest.edition, this.uri))) return this.latest;
    const { source, edition } = await readingOf(this.uri);
    const trainer = new Trainer(this.bundle, source, this.log);
    const opened: Opened = { trainer, edition, isRead: false, users: 0 };
    trainer.onDidReceive((message) => this.received.fire(message));
    trainer.onDidEnd((fault) => {
      this.end(opened);
      this.ended.fire({ opened, fault });
    });
    trainer.table.then(
      (summary) => {
        opened.isRead = true;
        this.summary = summary;
      },
      () => this.end(opened), // a table that could not be read is read again by the next to ask
    );
    this.all.add(opened);
    this.latest = opened;
    this.tidy();
    return opened;
  }

  private tidy(): void {
    for (const opened of this.all) {
      const isHeld = opened === this.latest && this.holders > 0;
      if (opened.users === 0 && !isHeld) this.end(opened);
    }
    this.awaitIdle();
  }

  private end(opened: Opened): void {
    this.all.delete(opened);
    if (this.latest === opened) this.latest = undefined;
    opened.trainer.dispose();
  }

  private awaitIdle(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      for (const opened of this.all) if (opened.users === 0) this.end(opened);
      if (this.all.size > 0) this.awaitIdle();
    }, IDLE);
    this.idle.unref();
  }
}

function once(action: () => void): vscode.Disposable {
  let done = false;
  return new vscode.Disposable(() => {
    if (!done) {
      done = true;
      action();
    }
  });
}

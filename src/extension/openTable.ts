import * as vscode from 'vscode';
import { isDetected, isSameReading } from '../core/table/readingChoices';
import type { Fault, MemoryWish, ReadingChoices, TableSummary } from '../protocol';
import { digestOf } from './digest';
import type { Readings } from './intake/readings';
import type { Platform } from './platform';
import { memoryWish } from './settings';
import { type Edition, isCurrent, readingOf } from './source';
import { type RunMessage, Trainer } from './trainer';

/** A table in the process that has read it, or still reads it: `trainer.table` tells. */
export interface Opened {
  readonly trainer: Trainer;
  readonly edition: Edition;
  readonly memory: MemoryWish;
  /** Of the bytes it was read from, in hexadecimal; undefined where they have changed since. */
  sha256(): Promise<string | undefined>;
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
  private readonly read = new vscode.EventEmitter<number>();
  private readonly ended = new vscode.EventEmitter<{ readonly opened: Opened; readonly fault: Fault }>();
  readonly onDidReceive = this.received.event;
  /** How much of the table is read, in per cent. */
  readonly onDidRead = this.read.event;
  /** A process ended of itself. */
  readonly onDidEnd = this.ended.event;

  /** What is known of the table as it was last read. */
  summary: TableSummary | undefined;

  private readonly all = new Set<Opened>();
  private latest: Opened | undefined;
  private pending: Promise<unknown> = Promise.resolve();
  private holders = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly uri: vscode.Uri,
    readonly platform: Platform,
    private readonly log: vscode.LogOutputChannel,
    private readonly readings: Readings,
  ) {}

  /** How it is read, where that was chosen. */
  get reading(): ReadingChoices {
    return this.readings.of(this.uri);
  }

  /** From now on. */
  readAs(choices: ReadingChoices): void {
    if (!isSameReading(choices, this.reading)) this.readings.choose(this.uri, choices);
  }

  /** Whether it would be read in this way now. */
  isReadAs({ reading }: Edition): boolean {
    return isSameReading(reading, this.reading);
  }

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

  /**
   * The table as it stands now, read as was chosen, or in some other way. One call waits for the other, so that a table is not opened
   * twice.
   */
  open(reading = this.reading): Promise<Opened> {
    const opened = this.pending.then(() => this.openNow(reading));
    this.pending = opened.catch(() => {});
    return opened;
  }

  /** The table as it was last read, without a look at whether it has changed since; as it stands now where it was not read. */
  reuse(): Promise<Opened> {
    this.awaitIdle();
    return this.latest?.isRead && this.isReadAs(this.latest.edition) ? Promise.resolve(this.latest) : this.open();
  }

  close(): void {
    for (const opened of this.all) this.end(opened);
    clearTimeout(this.idle);
  }

  dispose(): void {
    this.close();
    this.received.dispose();
    this.read.dispose();
    this.ended.dispose();
  }

  private async openNow(choices: ReadingChoices): Promise<Opened> {
    this.awaitIdle();
    const memory = memoryWish(this.uri);
    const { latest } = this;
    const isAlike = latest && isSame(latest.memory, memory) && isSameReading(latest.edition.reading, choices);
    if (isAlike && (await isCurrent(latest.edition, this.uri))) return latest;
    const reading = await readingOf(this.uri, this.platform.hasDisk);
    const { source } = reading;
    const edition = isDetected(choices) ? reading.edition : { ...reading.edition, reading: choices };
    const trainer = new Trainer(this.platform, source, memory, choices, this.log);
    const sha256 = digestOf(reading, this.uri, this.platform);
    const opened: Opened = { trainer, edition, memory, sha256, isRead: false, users: 0 };
    trainer.onDidReceive((message) => this.received.fire(message));
    trainer.onDidRead((percent) => opened === this.latest && this.read.fire(percent));
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
  }
}

function isSame(a: MemoryWish, b: MemoryWish): boolean {
  return a.limit === b.limit && a.beyond === b.beyond;
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

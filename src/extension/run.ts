import type * as vscode from 'vscode';
import type { Fault, KeptCurve, RunEnd, RunResult, RunStart, RunState, Setup } from '../protocol';
import type { Changes, Choice } from './choices';
import { keptCurve, MOST_KEPT } from './keptCurve';
import { Losses } from './losses';
import type { Opened } from './openTable';
import { inSlices } from './slices';
import { chartedLoss } from './text';

/** One training and all that is known of it; the host owns it, and views show it. */
export class Run {
  readonly losses = new Losses();
  /** On the rows held back; as long as the losses where there are some, else empty. */
  readonly validation = new Losses();
  state: RunState = 'reading';
  /** Its iterations are held back. */
  paused = false;
  /** Stands for a value on the way to another: the next run takes its place. */
  passing = false;
  /** The process it goes on in, and the edition of the table that it learns from. */
  opened?: Opened;
  /** How much of the table is read, where its size is known. */
  percent?: number;
  start?: RunStart;
  /** How its iterations ended, before the result is there. */
  end?: RunEnd;
  result?: RunResult;
  fault?: Fault;
  /** The table has changed since it was read. */
  stale = false;
  /** The curve of the run before. */
  ghost?: Promise<KeptCurve> | undefined;
  private kept: Promise<KeptCurve> | undefined;
  /** What it keeps alive while it goes on. */
  private readonly held: vscode.Disposable[] = [];

  constructor(
    readonly number: number,
    public setup: Setup,
    public choice: Choice,
    readonly changes: Changes,
    /** Trains what was trained before, as after a window was reloaded: it is not kept a second time. */
    readonly isRepeat = false,
  ) {}

  get isActive(): boolean {
    return this.state === 'reading' || this.state === 'training';
  }

  /** What is kept of its curve; no loss must come after. */
  get settledCurve(): Promise<KeptCurve> {
    this.kept ??= inSlices(keptCurve(this.losses, MOST_KEPT, this.validation));
    return this.kept;
  }

  /** Curves can be compared where they show the same loss of the same target. */
  isComparableTo(other: Run): boolean {
    const { target, positive } = this.setup;
    const sameTarget = target === other.setup.target && positive === other.setup.positive;
    return sameTarget && chartedLoss(this.setup) === chartedLoss(other.setup);
  }

  hold(...resources: vscode.Disposable[]): void {
    this.held.push(...resources);
  }

  release(): void {
    for (const resource of this.held.splice(0)) resource.dispose();
  }
}

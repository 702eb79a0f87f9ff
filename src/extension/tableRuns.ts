import type * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import type { Fault, Fold, LossesOf, RunState, Setup } from '../protocol';
import type { Changes, Choice, Choices } from './choices';
import { faultOf } from './faults';
import { foldsFrom } from './foldsFrom';
import type { Opened, OpenTable } from './openTable';
import { Run } from './run';
import { trainOptions } from './settings';
import { fileName, isCurrent } from './source';
import type { RunMessage } from './trainer';

/** Who is told of what happens to runs. */
export interface RunListener {
  didChange(runs: TableRuns): void;
  didReceiveLosses(runs: TableRuns, grown: LossesOf): void;
  /** `cause` is what was thrown, or the fault itself. */
  didFail(runs: TableRuns, fault: Fault, cause: unknown): void;
}

/** The runs on one table, one at a time. */
export class TableRuns implements vscode.Disposable {
  run: Run | undefined;
  /** The last run that came to its end: hovers speak of its model. */
  finished: Run | undefined;
  private validating: AbortController | undefined;

  constructor(
    readonly table: OpenTable,
    private readonly choices: Choices,
    private readonly listener: RunListener,
    private readonly nextNumber: () => number,
  ) {
    table.onDidReceive((message) => this.receive(message));
    table.onDidEnd(({ opened, fault }) => this.lose(opened, fault));
  }

  get uri(): vscode.Uri {
    return this.table.uri;
  }

  get file(): string {
    return fileName(this.uri);
  }

  /** The last set-up, of this window or one before. */
  get last(): { readonly choice: Choice; readonly changes: Changes } | undefined {
    return this.run ?? this.choices.of(this.uri);
  }

  /** Throws a `DataError` where a setting can't be used; every later fault is the run's. */
  train(choice: Choice, changes: Changes = {}): void {
    const setup: Setup = { ...choice, options: { ...trainOptions(this.uri, choice.estimator), ...changes } };
    const run = new Run(this.nextNumber(), setup, choice, changes);
    run.hold(this.table.hold());
    this.validating?.abort();
    this.replace(run);
    this.choices.remember(this.uri, { choice, changes });
    this.enter(run, this.table.isRead ? 'training' : 'reading');
    void this.carryOut(run);
  }

  /** Repeats the last set-up; false where there is none. */
  trainAgain(changes: Changes = {}): boolean {
    const { last } = this;
    if (last) this.train(last.choice, { ...last.changes, ...changes });
    return last !== undefined;
  }

  /**
   * Measures the last set-up, or another, on folds of the rows, told of each. Rejects with a fault, also when `signal` is given or
   * a training begins, which goes before. It must not be asked for while a run is active.
   */
  async crossValidate(
    choice: Choice,
    changes: Changes,
    folds: number,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<readonly Fold[]> {
    const setup: Setup = { ...choice, options: { ...trainOptions(this.uri, choice.estimator), ...changes } };
    this.choices.remember(this.uri, { choice, changes });
    const validating = new AbortController();
    const anySignal = AbortSignal.any([signal, validating.signal]);
    this.validating?.abort();
    this.validating = validating;
    const held = this.table.hold();
    try {
      const opened = await this.table.open();
      await opened.trainer.table;
      const used = this.table.use(opened);
      try {
        return await foldsFrom(opened.trainer, this.nextNumber(), { setup, folds, onProgress, signal: anySignal });
      } finally {
        used.dispose();
      }
    } finally {
      held.dispose();
    }
  }

  stop(): void {
    const { run } = this;
    if (!run?.isActive) return;
    if (run.state === 'training' && run.opened?.isRead) {
      run.opened.trainer.stop(run.number);
      return;
    }
    this.fail(run, new DataError('stoppedEarly'));
    if (!this.table.isRead) this.table.close();
  }

  /** Stands for a run that ended with the window; false where nothing is known of it. */
  restore(): boolean {
    const { last } = this;
    if (!last || this.run) return last !== undefined;
    const { choice, changes } = last;
    const options = { ...this.optionsInForce(choice), ...changes };
    this.run = new Run(this.nextNumber(), { ...choice, options }, choice, changes);
    this.run.lost = true;
    this.enter(this.run, 'failed');
    return true;
  }

  /** Looks whether the table has changed since it was read. */
  async checkStale(): Promise<void> {
    const { run } = this;
    if (!run?.opened) return;
    const stale = !(await isCurrent(run.opened.edition, this.uri));
    if (stale === run.stale) return;
    run.stale = stale;
    this.listener.didChange(this);
  }

  dispose(): void {
    this.table.dispose();
  }

  private optionsInForce({ estimator }: Choice): Setup['options'] {
    try {
      return trainOptions(this.uri, estimator);
    } catch {
      return DEFAULT_OPTIONS; // training again will tell
    }
  }

  private replace(run: Run): void {
    const before = this.run;
    this.run = run;
    if (!before) return;
    if (before.state === 'training') before.opened?.trainer.abandon(before.number);
    before.release();
    if (before.losses.length > 1 && run.isComparableTo(before)) run.ghost = before.losses.toArray();
  }

  private async carryOut(run: Run): Promise<void> {
    const isOver = () => this.run !== run || !run.isActive;
    try {
      const opened = await this.table.open();
      if (isOver()) return;
      run.opened = opened;
      run.hold(this.table.use(opened));
      if (!opened.isRead) this.enter(run, 'reading');
      await opened.trainer.table;
      if (isOver()) return;
      this.enter(run, 'training');
      opened.trainer.train(run.number, run.setup);
    } catch (error) {
      if (!isOver()) this.fail(run, error);
    }
  }

  private receive(message: RunMessage): void {
    const { run } = this;
    if (run?.number !== message.run || !run.isActive) return; // a late word of a run that was replaced
    switch (message.type) {
      case 'started':
        run.start = message.start;
        this.listener.didChange(this);
        break;
      case 'losses':
        run.losses.add(message.from, message.losses);
        if (message.validation) run.validation.add(message.from, message.validation);
        this.listener.didReceiveLosses(this, message);
        break;
      case 'finished':
        run.result = message.result;
        this.finished = run;
        this.enter(run, 'finished');
        break;
      case 'crossValidating':
      case 'crossValidated':
        break; // whoever asked listens
      case 'failed':
        this.fail(run, message.fault);
        break;
      default:
        message satisfies never;
    }
  }

  private lose(opened: Opened, fault: Fault): void {
    if (this.run?.isActive && this.run.opened === opened) this.fail(this.run, fault);
  }

  private fail(run: Run, cause: unknown): void {
    run.fault = faultOf(cause);
    this.enter(run, 'failed');
    if (run.fault.code !== 'stoppedEarly') this.listener.didFail(this, run.fault, cause);
  }

  private enter(run: Run, state: RunState): void {
    run.state = state;
    if (!run.isActive) run.release();
    this.listener.didChange(this);
  }
}

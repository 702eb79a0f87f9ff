import type * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import type { Fault, Fold, Look, LossesOf, Pace, RunState, Setup } from '../protocol';
import { type Change, changed } from './change';
import type { Changes, Choice, Choices } from './choices';
import { CrossValidations } from './crossValidations';
import { choiceOn, readAs, setupOf, toggled } from './excludedRows';
import { faultOf } from './faults';
import type { Opened, OpenTable } from './openTable';
import { Replay } from './replay';
import { Run } from './run';
import { RunHistory } from './runHistory';
import { trainOptions } from './settings';
import { type Edition, fileName, isCurrent } from './source';
import type { LookAnswer, RunMessage } from './trainer';

/** Who is told of what happens to runs. */
export interface RunListener {
  didChange(runs: TableRuns): void;
  /** More of the table is read, for a run that waits for it. */
  didRead(runs: TableRuns, run: Run): void;
  didReceiveLosses(runs: TableRuns, grown: LossesOf): void;
  didLook(runs: TableRuns, answer: LookAnswer): void;
  /** `cause` is what was thrown, or the fault itself. */
  didFail(runs: TableRuns, fault: Fault, cause: unknown): void;
}

export interface RunKind {
  readonly passing?: boolean | undefined;
  readonly isRepeat?: boolean;
}

/** The runs on one table, one at a time. */
export class TableRuns implements vscode.Disposable {
  run: Run | undefined;
  /** The last run that came to its end: hovers speak of its model. */
  finished: Run | undefined;
  readonly history = new RunHistory();
  /** Of the last run that has got hold of the table: its rows are the ones that are seen. */
  private edition: Edition | undefined;
  private readonly validations: CrossValidations;
  private readonly replay: Replay;

  constructor(
    readonly table: OpenTable,
    private readonly choices: Choices,
    private readonly listener: RunListener,
    private readonly nextNumber: () => number,
  ) {
    this.validations = new CrossValidations(table);
    this.replay = new Replay(table, () => this.validations.ended);
    table.onDidReceive((message) => this.receive(message));
    table.onDidRead((percent) => this.read(percent));
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

  /**
   * Throws a `DataError` where a setting can't be used; every later fault is the run's. A run that is `passing` stands for a value on
   * the way to another, as while a slider is dragged; one that is a repetition trains what was trained before.
   */
  train(choice: Choice, changes: Changes = {}, { passing = false, isRepeat = false }: RunKind = {}): Run {
    const run = new Run(this.nextNumber(), this.setupOf(choice, changes), choice, changes, isRepeat);
    run.passing = passing;
    run.hold(this.table.hold());
    this.validations.abandon();
    const reuses = passing && this.run?.stale === false; // a drag doesn't wait for the disk
    this.replace(run);
    if (!passing) this.choices.remember(this.uri, { choice, changes });
    this.enter(run, this.table.isRead ? 'training' : 'reading');
    void this.carryOut(run, reuses);
    return run;
  }

  /** Repeats the last set-up, or another, with some of it changed; false where there is none. */
  trainAgain(change: Change = {}, from = this.last): boolean {
    if (!from) return false;
    const { choice, changes } = changed(from, change, (estimator) => trainOptions(this.uri, estimator));
    if (!change.passing && this.settle({ choice, changes })) return true;
    this.train(choice, changes, change);
    return true;
  }

  /** Leaves a row out of the training, or puts it back; without a row, puts back all. Trains. */
  toggleRow(row?: number): void {
    const { last } = this;
    if (last) this.trainAgain({ choice: toggled(last.choice, row, this.edition) });
  }

  /** Holds the iterations of the run back, or lets them go on. */
  pace(pace: Pace): void {
    const { run } = this;
    if (run?.state !== 'training') return;
    run.opened?.trainer.pace(run.number, pace);
    run.paused = pace !== 'resume';
    this.listener.didChange(this);
  }

  /** Asks what the run is like at one of its iterations; a run whose process has ended is trained again in another first. */
  async look(run: number, request: number, look: Look): Promise<void> {
    const asked = this.run;
    if (asked?.number !== run) return; // of a run that was replaced
    try {
      const trainer = await this.replay.trainerOf(asked);
      if (this.run !== asked) return;
      if (!trainer) throw new DataError('runGone');
      trainer.look(run, request, look);
    } catch (error) {
      if (this.run === asked) this.listener.didLook(this, { type: 'lookFailed', run, request, fault: faultOf(error) });
    }
  }

  /**
   * Measures the last set-up, or another, on folds of the rows, told of each. Rejects with a fault, also when `signal` is given or
   * a training begins, which goes before. It must not be asked for while a run is active.
   */
  crossValidate(
    choice: Choice,
    changes: Changes,
    folds: number,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<readonly Fold[]> {
    this.choices.remember(this.uri, { choice, changes });
    const setupOn = (edition: Edition) => readAs(this.setupOf(choiceOn(choice, edition), changes), edition);
    return this.validations.carryOut(
      { number: this.nextNumber(), setupOn, folds, onProgress, signal },
      this.replay.ended,
    );
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

  /** Trains the last set-up again for a panel of the window before: the same seed gives the same run. False where none is known. */
  restore(): boolean {
    const { last } = this;
    if (!last || this.run) return last !== undefined;
    try {
      this.train(last.choice, last.changes, { isRepeat: true });
    } catch (error) {
      const options = { ...DEFAULT_OPTIONS, ...last.changes };
      this.run = new Run(this.nextNumber(), setupOf(last.choice, options), last.choice, last.changes);
      this.fail(this.run, error);
    }
    return true;
  }

  changeHistory(change: (history: RunHistory) => void): void {
    change(this.history);
    this.listener.didChange(this);
  }

  /** Looks whether the table has changed since it was read. */
  async checkStale(): Promise<void> {
    const { run } = this;
    if (!run?.opened) return;
    const { edition } = run.opened;
    const stale = !this.table.isReadAs(edition) || !(await isCurrent(edition, this.uri));
    if (stale === run.stale) return;
    run.stale = stale;
    this.listener.didChange(this);
  }

  dispose(): void {
    this.table.dispose();
  }

  /** The run on the way to a set-up is that of the set-up itself. False where another is needed. */
  private settle(chosen: { readonly choice: Choice; readonly changes: Changes }): boolean {
    const { run } = this;
    if (!run?.passing || run.stale || run.state === 'failed') return false;
    const { choice, changes } = run;
    if (JSON.stringify(chosen) !== JSON.stringify({ choice, changes })) return false;
    run.passing = false;
    if (!run.isActive) this.history.keep(run);
    this.choices.remember(this.uri, chosen);
    this.listener.didChange(this);
    void this.checkStale();
    return true;
  }

  private replace(run: Run): void {
    const before = this.run;
    this.run = run;
    this.replay.abandon();
    if (!before) return;
    if (before.isActive) this.history.keep(before); // one that has ended was kept, and may have been deleted since
    if (before.state === 'training') before.opened?.trainer.abandon(before.number);
    before.release();
    if (before.passing) run.ghost = run.isComparableTo(before) ? before.ghost : undefined;
    else if (before.losses.length > 1 && run.isComparableTo(before)) run.ghost = before.settledCurve;
  }

  private setupOf(choice: Choice, changes: Changes): Setup {
    return setupOf(choice, { ...trainOptions(this.uri, choice.estimator), ...changes });
  }

  /** Nobody's rows are left out by the places that others had. */
  private fitTo(edition: Edition, run: Run): void {
    const choice = choiceOn(run.choice, edition);
    run.setup = readAs(setupOf(choice, run.setup.options), edition);
    if (choice === run.choice) return;
    run.choice = choice;
    if (!run.passing) this.choices.remember(this.uri, { choice, changes: run.changes });
  }

  private async carryOut(run: Run, reuses: boolean): Promise<void> {
    const isOver = () => this.run !== run || !run.isActive;
    try {
      const opened = await (reuses ? this.table.reuse() : this.table.open());
      if (isOver()) return;
      run.opened = opened;
      run.hold(this.table.use(opened));
      this.edition = opened.edition;
      this.fitTo(opened.edition, run);
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
    if (message.type === 'moment' || message.type === 'lookFailed') {
      if (run?.number === message.run) this.listener.didLook(this, message);
      return;
    }
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
      case 'ended':
        run.end = message.end;
        run.paused = false;
        this.listener.didChange(this);
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

  private read(percent: number): void {
    const { run } = this;
    if (run?.state !== 'reading') return;
    run.percent = percent;
    this.listener.didRead(this, run);
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
    if (state !== 'training') run.paused = false;
    if (!run.isActive) {
      run.release();
      this.history.keep(run);
    }
    this.listener.didChange(this);
  }
}

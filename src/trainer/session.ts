import type { MeasuredTable } from '../core/data/measuredTable';
import { Explorer } from '../core/explore/explorer';
import { DataError } from '../core/fault';
import type { Setup } from '../core/model/setup';
import { Stopped } from '../core/stopped';
import { crossValidate } from '../core/train/crossValidate';
import { type Prepared, preparationKey, prepare } from '../core/train/prepared';
import { begin } from '../core/train/run';
import type { Pace, ToTrainer } from '../protocol';
import { behind } from './atHand';
import { drive } from './drive';
import { faultOf } from './faultOf';
import { HeldTable } from './heldTable';
import { Looks } from './looks';
import { LossBatch } from './lossBatch';
import { Predictions } from './predictions';
import { type RunInHand, runInHand } from './runInHand';
import type { OwnSweeper, Surroundings } from './surroundings';

/** Keeps one table and trains on it, one run at a time; a new run takes the place of the one before. */
export class Session {
  private readonly table: HeldTable;
  private current: RunInHand | undefined;
  private prepared: { readonly key: string; readonly value: Prepared } | undefined;
  private surveying = { stopped: false };
  /** At the last run that has begun. */
  private looks: Looks | undefined;
  private readonly predictions: Predictions;
  private sweeper: OwnSweeper | undefined;
  /** Bytes of the table that is opened next. */
  private ahead: Uint8Array[] = [];

  constructor(private readonly around: Surroundings) {
    this.table = new HeldTable(around);
    this.predictions = new Predictions(around);
  }

  receive(message: ToTrainer): void {
    switch (message.type) {
      case 'ahead':
        this.ahead.push(message.bytes);
        return;
      case 'open':
        this.open(message);
        return;
      case 'train':
        void this.take(message.run, (inHand) => this.carryOut(inHand, message.setup));
        return;
      case 'crossValidate':
        void this.take(message.run, (inHand) => this.crossValidate(inHand, message.setup, message.folds));
        return;
      case 'pace':
        this.pace(message.run, message.pace);
        return;
      case 'look':
        if (this.looks?.run === message.run) this.looks.ask(message.request, message.look);
        return;
      case 'survey':
        void this.survey(message.survey, message.setup);
        return;
      case 'predict':
        void this.predictions.begin(message, this.table.asRead);
        return;
      case 'stopPredicting':
        this.predictions.stop(message.prediction);
        return;
      case 'stop':
        if (this.current?.run === message.run) this.current.stop();
        return;
      default:
        message satisfies never;
    }
  }

  private open(message: Extract<ToTrainer, { type: 'open' }>): void {
    this.prepared = undefined;
    this.sweeper?.end();
    this.sweeper = undefined;
    if (this.table.isStored) {
      this.current?.leave();
      this.looks?.end();
      this.looks = undefined;
    }
    const { source } = message;
    const ahead = this.ahead.splice(0);
    void this.table.open(source.kind === 'file' ? message : { ...message, source: behind(ahead, source) });
  }

  /** What was told to stop goes on to its end. */
  private pace(run: number, pace: Pace): void {
    const { current } = this;
    if (current?.run === run && !current.signal.stopped) current.gate.pace(pace);
  }

  /** Takes the place of what is in hand. */
  private async take(run: number, work: (inHand: RunInHand) => Promise<void>): Promise<void> {
    this.current?.leave();
    this.surveying.stopped = true;
    const inHand = runInHand(run);
    this.current = inHand;
    try {
      await work(inHand);
    } catch (error) {
      if (this.current !== inHand) return; // superseded: nobody waits for it
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      this.around.send({ type: 'failed', run, fault: faultOf(fault, this.around.log) });
    } finally {
      if (this.current === inHand) this.current = undefined;
    }
  }

  private async carryOut(inHand: RunInHand, setup: Setup): Promise<void> {
    const { run, signal, superseded, gate } = inHand;
    const { clock, send } = this.around;
    this.looks?.end();
    this.looks = undefined; // nor is its memory kept while another is made ready
    const table = await this.table.rows(await this.tableFor(inHand), setup, signal);
    const prepared = await this.prepare(table, setup, signal);
    this.sweeper ??= this.around.sweeper?.();
    const begun = begin(prepared, setup, signal, this.sweeper);
    const { start, course, iterations, conclude } = await drive(begun, clock, { signal });
    const explorer = new Explorer({ table, setup, prepared, learningRate: start.learningRate });
    const looks = new Looks(run, explorer, this.around);
    this.looks = looks;
    send({ type: 'started', run, start });

    const batch = new LossBatch((from, losses, validation) => {
      send({ type: 'losses', run, from, losses, ...(validation && { validation }) });
    });
    const trained = await drive(iterations, clock, {
      gate,
      onYield: (iteration) => {
        if (!iteration) return;
        gate.passed();
        explorer.record(course);
        batch.add(iteration);
        looks.begin();
      },
      onPause: () => this.current === inHand && batch.flush(),
    });
    if (this.current !== inHand) return;
    explorer.conclude(trained);
    batch.flush();
    const { status, iterations: done } = trained;
    send({ type: 'ended', run, end: { status, iterations: done } });
    send({ type: 'finished', run, result: await drive(conclude(trained), clock, { signal: superseded }) });
  }

  private async crossValidate(inHand: RunInHand, setup: Setup, folds: number): Promise<void> {
    const { run, signal } = inHand;
    const { clock, send } = this.around;
    const table = await this.table.rows(await this.tableFor(inHand), setup, signal, true);
    let done = 0;
    const measured = await drive(crossValidate(table, setup, folds), clock, {
      onYield: (fold) => fold && send({ type: 'crossValidating', run, done: ++done, folds }),
      signal,
    });
    send({ type: 'crossValidated', run, folds: measured });
  }

  /** Goes on beside a run in hand, and shares but the prepared table with it. */
  private async survey(survey: number, setup: Setup): Promise<void> {
    const { clock, send, log } = this.around;
    this.surveying.stopped = true;
    const signal = { stopped: false };
    this.surveying = signal;
    try {
      const table = await this.table.rows(await this.table.whole, setup, signal);
      const prepared = await this.prepare(table, setup, signal);
      const { start } = await drive(begin(prepared, setup, signal), clock, { signal });
      send({ type: 'surveyed', survey, start });
    } catch (error) {
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      send({ type: 'surveyFailed', survey, fault: faultOf(fault, log) });
    }
  }

  private tableFor(inHand: RunInHand): Promise<MeasuredTable> {
    return Promise.race([this.table.whole, inHand.whenStopped]);
  }

  /** The table made ready for the target and features; kept, so that a changed learning rate trains at once. */
  private async prepare(table: MeasuredTable, setup: Setup, signal: { readonly stopped: boolean }): Promise<Prepared> {
    const key = preparationKey(setup, table);
    if (this.prepared?.key === key) return this.prepared.value;
    this.prepared = undefined;
    const value = await drive(prepare(table, setup), this.around.clock, { signal });
    this.prepared = { key, value };
    return value;
  }
}

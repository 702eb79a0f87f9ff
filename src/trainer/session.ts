import { summarise } from '../core/data/summary';
import { Explorer } from '../core/explore/explorer';
import { DataError } from '../core/fault';
import type { Setup } from '../core/model/setup';
import { Stopped } from '../core/stopped';
import { type ByteSource, readTable } from '../core/table/read';
import type { Table } from '../core/table/table';
import { crossValidate } from '../core/train/crossValidate';
import { type Prepared, preparationKey, prepare } from '../core/train/prepared';
import { begin } from '../core/train/run';
import type { FromTrainer, Pace, TableSource, ToTrainer } from '../protocol';
import { type Clock, drive } from './drive';
import { faultOf } from './faultOf';
import { Gate } from './gate';
import { Looks } from './looks';
import { LossBatch } from './lossBatch';

/** What a session needs of the process or worker it runs in. */
export interface Surroundings {
  send(message: FromTrainer): void;
  open(source: TableSource): ByteSource;
  readonly clock: Clock;
  /** A defect of ours, with its stack. */
  log(error: unknown): void;
}

interface RunInHand {
  readonly run: number;
  readonly signal: { stopped: boolean };
  /** Given when another takes its place: what it has learned is of no use either. */
  readonly superseded: { stopped: boolean };
  readonly gate: Gate;
  /** Settles when the signal is given. */
  readonly whenStopped: Promise<never>;
  stop(): void;
  leave(): void;
}

/** Keeps one table and trains on it, one run at a time; a new run takes the place of the one before. */
export class Session {
  private table: Promise<Table> | undefined;
  private reading = { stopped: false };
  private current: RunInHand | undefined;
  private prepared: { readonly key: string; readonly value: Prepared } | undefined;
  private surveying = { stopped: false };
  /** At the last run that has begun. */
  private looks: Looks | undefined;

  constructor(private readonly around: Surroundings) {}

  receive(message: ToTrainer): void {
    switch (message.type) {
      case 'open':
        void this.open(message.source);
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
      case 'stop':
        if (this.current?.run === message.run) this.current.stop();
        return;
      default:
        message satisfies never;
    }
  }

  /** What was told to stop goes on to its end. */
  private pace(run: number, pace: Pace): void {
    const { current } = this;
    if (current?.run === run && !current.signal.stopped) current.gate.pace(pace);
  }

  private async open(source: TableSource): Promise<void> {
    this.reading.stopped = true;
    const signal = { stopped: false };
    this.reading = signal;
    this.prepared = undefined;
    const onProgress = (bytes: number) => this.around.send({ type: 'reading', bytes });
    const table = readTable(paced(this.around.open(source), this.around.clock), { signal, onProgress });
    this.table = table;
    try {
      this.around.send({ type: 'opened', table: summarise(await table) });
    } catch (error) {
      if (error instanceof Stopped) return; // another table has taken its place
      this.around.send({ type: 'openFailed', fault: faultOf(error, this.around.log) });
    }
  }

  /** Takes the place of what is in hand. */
  private async take(run: number, work: (inHand: RunInHand) => Promise<void>): Promise<void> {
    this.current?.leave();
    this.surveying.stopped = true;
    const inHand = newRun(run);
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
    const table = await this.tableFor(inHand);
    const prepared = await this.prepare(table, setup, signal);
    const { start, course, iterations, conclude } = await drive(begin(prepared, setup, signal), clock, { signal });
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
    send({ type: 'finished', run, result: await drive(conclude(trained), clock, { signal: superseded }) });
  }

  private async crossValidate(inHand: RunInHand, setup: Setup, folds: number): Promise<void> {
    const { run, signal } = inHand;
    const { clock, send } = this.around;
    const table = await this.tableFor(inHand);
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
      if (!this.table) throw new Error('a survey before open');
      const prepared = await this.prepare(await this.table, setup, signal);
      const { start } = await drive(begin(prepared, setup, signal), clock, { signal });
      send({ type: 'surveyed', survey, start });
    } catch (error) {
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      send({ type: 'surveyFailed', survey, fault: faultOf(fault, log) });
    }
  }

  private tableFor(inHand: RunInHand): Promise<Table> {
    if (!this.table) throw new Error('work before open');
    return Promise.race([this.table, inHand.whenStopped]);
  }

  /** The table made ready for the target and features; kept, so that a changed learning rate trains at once. */
  private async prepare(table: Table, setup: Setup, signal: { readonly stopped: boolean }): Promise<Prepared> {
    const key = preparationKey(setup);
    if (this.prepared?.key === key) return this.prepared.value;
    this.prepared = undefined;
    const value = await drive(prepare(table, setup), this.around.clock, { signal });
    this.prepared = { key, value };
    return value;
  }
}

/** Lets messages in after every chunk: a source that has its bytes at hand would else keep the loop to itself. */
function paced(source: ByteSource, clock: Clock): ByteSource {
  return async function* () {
    for await (const chunk of source()) {
      yield chunk;
      await clock.pause();
    }
  };
}

function newRun(run: number): RunInHand {
  const signal = { stopped: false };
  const superseded = { stopped: false };
  let reject: (reason: Stopped) => void = () => {};
  const whenStopped = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  whenStopped.catch(() => {}); // it is only raced against; a run that never waits is no failure
  const gate = new Gate();
  const stop = () => {
    signal.stopped = true;
    gate.pace('resume'); // to its end
    reject(new Stopped());
  };
  const leave = () => {
    superseded.stopped = true;
    stop();
  };
  return { run, signal, superseded, gate, whenStopped, stop, leave };
}

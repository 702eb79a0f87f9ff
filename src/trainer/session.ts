import { type Beyond, rowsFor } from '../core/data/beyond';
import type { MeasuredTable } from '../core/data/measuredTable';
import { type MeasuringOptions, readMeasured } from '../core/data/readMeasured';
import { summarise } from '../core/data/summary';
import { Explorer } from '../core/explore/explorer';
import { DataError } from '../core/fault';
import type { Setup } from '../core/model/setup';
import { Stopped } from '../core/stopped';
import type { Encoding } from '../core/table/encoding';
import type { ByteSource } from '../core/table/read';
import type { Store } from '../core/table/store';
import { crossValidate } from '../core/train/crossValidate';
import { type Prepared, preparationKey, prepare } from '../core/train/prepared';
import { begin } from '../core/train/run';
import type { FromTrainer, MemoryWish, Pace, ReadingChoices, TableSource, ToTrainer } from '../protocol';
import type { ColumnarOptions } from './columnar';
import { type Clock, drive } from './drive';
import { encodingOf } from './encodingOf';
import { faultOf } from './faultOf';
import { Gate } from './gate';
import { Looks } from './looks';
import { LossBatch } from './lossBatch';
import type { OutputFile } from './outputFile';
import { paced } from './paced';
import { Predictions } from './predictions';
import { readProgress } from './readProgress';

/** What a session needs of the process or worker it runs in. */
export interface Surroundings {
  send(message: FromTrainer): void;
  open(source: TableSource): ByteSource;
  /** What is known of a source, and who reads a part of it. */
  extent?(source: TableSource): Pick<MeasuringOptions, 'size' | 'second'>;
  /** What becomes of a table that takes more memory than so many megabytes; without it there is no limit. */
  beyond?(limit: MemoryWish['limit']): Beyond;
  /** Begins a file that a table is written to, which must not take the place of the one it is made of. */
  output?(path: string, source: string | undefined): OutputFile;
  /** Reads a source that is no text; undefined where it is. */
  columnar?(source: TableSource, options: ColumnarOptions): Promise<MeasuredTable> | undefined;
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
  private table: Promise<MeasuredTable> | undefined;
  private source: TableSource | undefined;
  /** What is known of how it is read. */
  private choices: ReadingChoices = {};
  private reading = { stopped: false };
  private memory: MemoryWish = { limit: 'auto', beyond: 'stream' };
  /** Where the table lies that is too large for memory. */
  private store: Store | undefined;
  private current: RunInHand | undefined;
  private prepared: { readonly key: string; readonly value: Prepared } | undefined;
  private surveying = { stopped: false };
  /** At the last run that has begun. */
  private looks: Looks | undefined;
  private readonly predictions: Predictions;

  constructor(private readonly around: Surroundings) {
    this.predictions = new Predictions(around);
  }

  receive(message: ToTrainer): void {
    switch (message.type) {
      case 'open':
        void this.open(message);
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
        if (!this.source) throw new Error('a prediction before open');
        void this.predictions.begin(message, this.source, this.choices, this.encoding());
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

  /** That in which the table was read; one that couldn't be read says why when its rows are predicted. */
  private async encoding(): Promise<Encoding | undefined> {
    const table = await this.table?.catch(() => undefined);
    return table?.encoding?.id;
  }

  /** What was told to stop goes on to its end. */
  private pace(run: number, pace: Pace): void {
    const { current } = this;
    if (current?.run === run && !current.signal.stopped) current.gate.pace(pace);
  }

  private async open({
    source,
    memory = { limit: 'auto', beyond: 'stream' },
    reading = {},
  }: Extract<ToTrainer, { type: 'open' }>): Promise<void> {
    this.reading.stopped = true;
    this.letGo();
    this.memory = memory;
    const signal = { stopped: false };
    this.reading = signal;
    this.source = source;
    this.choices = reading;
    this.prepared = undefined;
    const extent = this.around.extent?.(source);
    const onProgress = readProgress(extent?.size, (percent) =>
      this.around.send({ type: 'reading', ...(percent !== undefined && { percent }) }),
    );
    const table = this.read(source, { ...extent, dialect: reading, signal, onProgress, beyond: this.beyond() });
    this.table = table;
    try {
      this.around.send({ type: 'opened', table: summarise(await table) });
    } catch (error) {
      if (error instanceof Stopped) return; // another table has taken its place
      this.around.send({ type: 'openFailed', fault: faultOf(error, this.around.log) });
    }
  }

  /** The store of a table before, and what still reads from it. */
  private letGo(): void {
    if (!this.store) return;
    this.current?.leave();
    this.looks?.end();
    this.looks = undefined;
    this.store.close();
    this.store = undefined;
  }

  private beyond(): Beyond | undefined {
    const beyond = this.around.beyond?.(this.memory.limit);
    return (
      beyond && {
        ...beyond,
        open: () => {
          this.store = beyond.open();
          return this.store;
        },
      }
    );
  }

  private read(source: TableSource, options: MeasuringOptions): Promise<MeasuredTable> {
    const { open, columnar, clock } = this.around;
    const { room } = options.beyond ?? {};
    const table = columnar?.(source, { ...options, ...(room && { room }), pause: clock.pause });
    if (table) return table.then((read) => (room ? { ...read, room } : read));
    return readMeasured(paced(open(source), clock), {
      ...options,
      encoding: encodingOf(source) ?? this.choices.encoding,
    });
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
    const table = await this.rowsFor(await this.tableFor(inHand), setup, signal);
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
    const { status, iterations: done } = trained;
    send({ type: 'ended', run, end: { status, iterations: done } });
    send({ type: 'finished', run, result: await drive(conclude(trained), clock, { signal: superseded }) });
  }

  private async crossValidate(inHand: RunInHand, setup: Setup, folds: number): Promise<void> {
    const { run, signal } = inHand;
    const { clock, send } = this.around;
    const table = await this.rowsFor(await this.tableFor(inHand), setup, signal, true);
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
      const table = await this.rowsFor(await this.table, setup, signal);
      const prepared = await this.prepare(table, setup, signal);
      const { start } = await drive(begin(prepared, setup, signal), clock, { signal });
      send({ type: 'surveyed', survey, start });
    } catch (error) {
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      send({ type: 'surveyFailed', survey, fault: faultOf(fault, log) });
    }
  }

  private tableFor(inHand: RunInHand): Promise<MeasuredTable> {
    if (!this.table) throw new Error('work before open');
    return Promise.race([this.table, inHand.whenStopped]);
  }

  /** All rows, or a sample of those that are too many. */
  private rowsFor(
    table: MeasuredTable,
    setup: Setup,
    signal: { readonly stopped: boolean },
    atHand = false,
  ): Promise<MeasuredTable> {
    return drive(rowsFor(table, setup, this.memory.beyond, atHand), this.around.clock, { signal });
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

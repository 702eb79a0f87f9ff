import { summarise } from '../core/data/summary';
import { DataError, type Fault } from '../core/fault';
import type { Setup } from '../core/model/setup';
import { Stopped } from '../core/stopped';
import { type ByteSource, readTable } from '../core/table/read';
import type { Table } from '../core/table/table';
import { crossValidate } from '../core/train/crossValidate';
import { type Prepared, preparationKey, prepare } from '../core/train/prepared';
import { begin } from '../core/train/run';
import type { FromTrainer, TableSource, ToTrainer } from '../protocol';
import { type Clock, drive } from './drive';
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
  /** Settles when the signal is given. */
  readonly whenStopped: Promise<never>;
  stop(): void;
}

/** Keeps one table and trains on it, one run at a time; a new run takes the place of the one before. */
export class Session {
  private table: Promise<Table> | undefined;
  private reading = { stopped: false };
  private current: RunInHand | undefined;
  private prepared: { readonly key: string; readonly value: Prepared } | undefined;

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
      case 'stop':
        if (this.current?.run === message.run) this.current.stop();
        return;
      default:
        message satisfies never;
    }
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
      this.around.send({ type: 'openFailed', fault: this.faultOf(error) });
    }
  }

  /** Takes the place of what is in hand. */
  private async take(run: number, work: (inHand: RunInHand) => Promise<void>): Promise<void> {
    this.current?.stop();
    const inHand = newRun(run);
    this.current = inHand;
    try {
      await work(inHand);
    } catch (error) {
      if (this.current !== inHand) return; // superseded: nobody waits for it
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      this.around.send({ type: 'failed', run, fault: this.faultOf(fault) });
    } finally {
      if (this.current === inHand) this.current = undefined;
    }
  }

  private async carryOut(inHand: RunInHand, setup: Setup): Promise<void> {
    const { run, signal } = inHand;
    const { clock, send } = this.around;
    const table = await this.tableFor(inHand);
    const prepared = await this.prepare(table, setup, signal);
    const { start, iterations, conclude } = await drive(begin(prepared, setup, signal), clock, { signal });
    send({ type: 'started', run, start });

    const batch = new LossBatch((from, losses, validation) => {
      send({ type: 'losses', run, from, losses, ...(validation && { validation }) });
    });
    const trained = await drive(iterations, clock, {
      onYield: (iteration) => iteration && batch.add(iteration),
      onPause: () => this.current === inHand && batch.flush(),
    });
    if (this.current !== inHand) return;
    batch.flush();
    send({ type: 'finished', run, result: await drive(conclude(trained), clock) });
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

  private faultOf(error: unknown): Fault {
    if (error instanceof DataError) return { code: error.code, values: error.values };
    this.around.log(error);
    return { code: 'internal', values: { reason: error instanceof Error ? error.message : String(error) } };
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
  let reject: (reason: Stopped) => void = () => {};
  const whenStopped = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  whenStopped.catch(() => {}); // it is only raced against; a run that never waits is no failure
  const stop = () => {
    signal.stopped = true;
    reject(new Stopped());
  };
  return { run, signal, whenStopped, stop };
}

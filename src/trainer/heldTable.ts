import { type Beyond, rowsFor } from '../core/data/beyond';
import type { MeasuredTable } from '../core/data/measuredTable';
import { type MeasuringOptions, readMeasured } from '../core/data/readMeasured';
import { summarise } from '../core/data/summary';
import type { Setup } from '../core/model/setup';
import { Stopped } from '../core/stopped';
import type { Encoding } from '../core/table/encoding';
import type { Store } from '../core/table/store';
import type { StopSignal } from '../core/train/train';
import type { MemoryWish, ReadingChoices, TableSource, ToTrainer } from '../protocol';
import { drive } from './drive';
import { faultOf } from './faultOf';
import { paced } from './paced';
import { readProgress } from './readProgress';
import type { Surroundings } from './surroundings';

/** How a table is read, as far as that is known. */
export interface AsRead {
  readonly source: TableSource;
  readonly choices: ReadingChoices;
  /** In what it was read, once that is known; one that couldn't be read says why when it is read again. */
  readonly encoding: Promise<Encoding | undefined>;
}

/** The one table of a session, read in the background; another takes its place. */
export class HeldTable {
  private table: Promise<MeasuredTable> | undefined;
  private source: TableSource | undefined;
  private choices: ReadingChoices = {};
  private reading = { stopped: false };
  private memory: MemoryWish = { limit: 'auto', beyond: 'stream' };
  /** Where the table lies that is too large for memory. */
  private store: Store | undefined;

  constructor(private readonly around: Surroundings) {}

  /** Whether its rows lie in a store, which is closed when another takes its place. */
  get isStored(): boolean {
    return this.store !== undefined;
  }

  /** Rejects where it can't be read. */
  get whole(): Promise<MeasuredTable> {
    if (!this.table) throw new Error('work before open');
    return this.table;
  }

  get asRead(): AsRead {
    const { source, choices, whole } = this;
    if (!source) throw new Error('work before open');
    const encoding = whole.then(
      (table) => table.encoding?.id,
      () => undefined,
    );
    return { source, choices, encoding };
  }

  /** Says what was opened, or why it could not be. */
  async open({
    source,
    memory = { limit: 'auto', beyond: 'stream' },
    reading = {},
  }: Extract<ToTrainer, { type: 'open' }>): Promise<void> {
    this.reading.stopped = true;
    this.store?.close();
    this.store = undefined;
    this.memory = memory;
    const signal = { stopped: false };
    this.reading = signal;
    this.source = source;
    this.choices = reading;
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

  /** All rows of it, or a sample of those that are too many. */
  rows(table: MeasuredTable, setup: Setup, signal: StopSignal, atHand = false): Promise<MeasuredTable> {
    return drive(rowsFor(table, setup, this.memory.beyond, atHand), this.around.clock, { signal });
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
      encoding: source.encoding ?? this.choices.encoding,
    });
  }
}

import type { Memory } from '../../kernels/memory';
import { CHUNK_ROWS, ColumnCopier, type ColumnCopy } from '../table/columnCopy';
import { Decoded } from '../table/decoded';
import type { Encoding } from '../table/encoding';
import { type Gatherer, type Gathering, GROUP_BYTES } from '../table/gatherer';
import type { PartRequest, PartResult } from '../table/part';
import { type ByteSource, type PartsOptions, type ReadOptions, readTable } from '../table/read';
import type { Store } from '../table/store';
import type { Table } from '../table/table';
import { type Beyond, isBeyond } from './beyond';
import type { MeasuredTable } from './measuredTable';
import { soundness } from './soundness';
import type { Statistics } from './statistics';
import { StatisticsGatherer } from './statisticsGatherer';
import { countsOf, LEVEL_LIMIT } from './summary';

/** From so many bytes on a squared loss is that of the statistics, and its rows need not be kept. */
export const LARGE_BYTES = 1 << 24;
/** A smaller table is measured before anybody has noticed. */
const MEASURED_BYTES = 1 << 20;

/** A thread that reads the rest of a large file while the beginning is read here. */
export interface SecondReader {
  /** `onProgress` is told how many bytes of the rest have been read. */
  read(request: PartRequest, onProgress: (bytes: number) => void): Promise<RestOfTable>;
  /** Nobody waits for it any more. */
  end(): void;
}

export interface RestOfTable {
  readonly part: PartResult;
  /** The statistics of its groups. */
  readonly groups: readonly Statistics[];
}

export interface MeasuringOptions extends Omit<ReadOptions, 'gatherer' | 'parts'> {
  readonly second?: SecondReader | undefined;
  /** What becomes of a table that is too large for memory; without it there is no limit. */
  readonly beyond?: Beyond | undefined;
  /** In which encoding the file is; detected where it isn't said. */
  readonly encoding?: Encoding | undefined;
}

/** A smaller file is read before a second thread has begun. */
export const SHARED_BYTES = 30_000_000;
/** The share of a file that is read here: a second thread begins later. */
const FIRST_SHARE = 0.55;

/**
 * Reads a table, and gathers its statistics on the way; where it is too large for memory, it is copied on the way too. One that proves
 * to be no UTF-8 below its head is read again, in the encoding that it looks like.
 */
export async function readMeasured(source: ByteSource, options: MeasuringOptions = {}): Promise<MeasuredTable> {
  let copiedTo: Store | undefined;
  const { beyond } = options;
  const open = (to: Beyond) => {
    const store = to.open();
    copiedTo = store;
    return store;
  };
  const measuring = beyond ? { ...options, beyond: { ...beyond, open: () => open(beyond) } } : options;
  try {
    const decoded = new Decoded(source, options.encoding);
    const table = await readDecoded(decoded, measuring);
    const encoding = await soundness(table, source, decoded, options);
    if (encoding.id === decoded.encoding?.id) return { ...table, encoding };
    copiedTo?.close();
    return { ...(await readDecoded(new Decoded(source, encoding), { ...measuring, second: undefined })), encoding };
  } catch (error) {
    copiedTo?.close();
    throw error;
  }
}

async function readDecoded(decoded: Decoded, options: MeasuringOptions): Promise<MeasuredTable> {
  const { second, beyond, keep = true, ...rest } = options;
  const { size = 0, groupBytes = GROUP_BYTES, onProgress } = options;
  const at = Math.round((FIRST_SHARE * size) / groupBytes) * groupBytes;
  const isShared = size >= SHARED_BYTES && at > 0 && at < size;
  const shared = second && isShared ? sharedWith(second, at, onProgress) : undefined;
  let gatherer: StatisticsGatherer | undefined;
  let store: Store | undefined;
  let copier: ColumnCopier | undefined;
  try {
    const tell = shared?.onProgress ?? onProgress;
    const table = await readTable(decoded.open, {
      ...rest,
      keep: (head) => {
        if (!decoded.isUtf8) shared?.refuse(); // its bytes are counted as UTF-8
        const isWanted = typeof keep === 'function' ? keep(head) : keep;
        const bytes = size && decoded.sizeOf(size);
        if (!isWanted || !beyond || !isBeyond(head, bytes || undefined, beyond.limit)) return isWanted;
        store = beyond.open();
        shared?.refuse(); // rows are copied in order
        return false;
      },
      ...(shared && { parts: shared.parts }),
      ...(tell && { onProgress: () => tell(decoded.bytes) }),
      gatherer: gathering(
        (begun) => {
          gatherer = begun;
        },
        (memory) => {
          if (store) copier = new ColumnCopier(store, memory);
          return copier;
        },
      ),
    });
    const statistics = table.bytes >= MEASURED_BYTES ? gatherer?.statistics(shared?.groups()) : undefined;
    const large = table.bytes >= LARGE_BYTES && ({ isLarge: true } as const);
    const measured = statistics ? { ...table, statistics, ...large } : table;
    const limited = beyond?.room ? { ...measured, room: beyond.room } : measured;
    return copier && beyond ? copied(limited, copier.copy(), beyond.limit) : limited;
  } finally {
    second?.end();
  }
}

/** A table whose columns of numbers lie in a copy. */
function copied(table: MeasuredTable, copy: ColumnCopy, memoryLimit: number): MeasuredTable {
  const columns = table.columns.map((column): Table['columns'][number] => {
    if (column.type !== 'number' || column.distinct > LEVEL_LIMIT) return column;
    return { ...column, counts: countsOf(chunksOf(copy, column.index)) };
  });
  return { ...table, columns, copy, memoryLimit };
}

function* chunksOf(copy: ColumnCopy, column: number): Generator<Float64Array> {
  const room = new Float64Array(CHUNK_ROWS);
  for (let chunk = 0; chunk < copy.chunks; chunk++) yield copy.read(column, chunk, room);
}

/** The statistics, and a copy where one is made, as what a reading gathers. */
export function gathering(
  onBegun: (gatherer: StatisticsGatherer) => void,
  copierIn: (memory: Memory) => Gatherer | undefined = () => undefined,
): Gathering {
  return {
    bytesFor: StatisticsGatherer.bytesFor,
    begin: (memory, columns) => {
      const gatherer = new StatisticsGatherer(memory, columns);
      onBegun(gatherer);
      const other = copierIn(memory);
      return other ? bothOf(gatherer, other) : gatherer;
    },
  };
}

function bothOf(one: Gatherer, other: Gatherer): Gatherer {
  return {
    take(...rows) {
      one.take(...rows);
      other.take(...rows);
    },
    closeGroup() {
      one.closeGroup();
      other.closeGroup();
    },
  };
}

interface Shared {
  readonly parts: PartsOptions;
  /** Is told how many bytes have been read here. */
  onProgress(bytes: number): void;
  /** The rest is read here. */
  refuse(): void;
  groups(): readonly Statistics[];
}

/** What was gathered of the rest counts only where it is joined. */
function sharedWith(second: SecondReader, at: number, onProgress: MeasuringOptions['onProgress']): Shared {
  let gathered: readonly Statistics[] = [];
  let isJoined = false;
  let isRefused = false;
  let here = 0;
  let there = 0;
  // Where this one goes on behind its share, what the other has read is of no use.
  const tell = () => onProgress?.(here > at ? here : here + there);
  return {
    onProgress(bytes) {
      here = bytes;
      tell();
    },
    parts: {
      at,
      async rest(request) {
        if (isRefused) throw new Error('the rest is read here');
        const { part, groups } = await second.read(request, (bytes) => {
          there = bytes;
          tell();
        });
        gathered = groups;
        return part;
      },
      onJoined: () => {
        isJoined = true;
      },
    },
    refuse: () => {
      isRefused = true;
      second.end();
    },
    groups: () => (isJoined ? gathered : []),
  };
}

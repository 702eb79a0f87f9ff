import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type MeasuringOptions, type RestOfTable, type SecondReader, SHARED_BYTES } from '../core/data/readMeasured';
import { isColumnarFile } from '../core/table/columnarFile';
import type { TableSource } from '../protocol';

/** What a second thread says: how many bytes it has read, again and again, and at last what it has made of them. */
export type FromReader = { readonly bytes: number } | RestOfTable;

export type Extent = Pick<MeasuringOptions, 'size' | 'second'>;

/** Where there are but two cores, the other is that of compilers and of the collector as well: it gains nothing by a smaller file. */
const LEAST_OF_TWO_CORES = 100_000_000;

/** The size from which a second thread is worth its start. */
function leastShared(): number {
  return availableParallelism() > 2 ? SHARED_BYTES : LEAST_OF_TWO_CORES;
}

/**
 * The size of a file, and a second thread for a large one. Of a file that can't be seen nothing is known: reading it says why.
 *
 * @param least how large that is
 */
export function extentOf(source: TableSource, bundle: string | undefined, least = leastShared()): Extent {
  if (source.kind === 'bytes') return { size: source.bytes.length };
  const size = sizeOf(source.path);
  if (size === undefined) return {};
  const isShared = bundle && size >= least && !isColumnarFile(source.path);
  const second = isShared ? secondReaderOf(source.path, bundle) : undefined;
  return { size, ...(second && { second }) };
}

function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    return undefined;
  }
}

/** What it makes it makes once: there is little to collect. */
const YOUNG_MB = 4;

/**
 * A second thread for a file. It is started at once, for it takes some time to begin, and ends when nobody waits for it any more.
 * Where it fails nothing is lost but its time: `readTable` then reads the rest itself. Undefined where there is no bundle to start.
 */
function secondReaderOf(path: string, bundle: string): SecondReader | undefined {
  if (!existsSync(bundle)) return undefined;
  const worker = new Worker(bundle, { workerData: path, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  worker.unref();
  let onRead: (bytes: number) => void = () => {};
  const answer = new Promise<RestOfTable>((resolve, reject) => {
    worker.on('message', (message: FromReader) => ('part' in message ? resolve(message) : onRead(message.bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the second thread has ended')));
  });
  answer.catch(() => {}); // it may fail before it is asked, and nobody may ask
  return {
    read(request, onProgress) {
      onRead = onProgress;
      worker.postMessage(request);
      worker.ref();
      return answer;
    },
    end: () => void worker.terminate(),
  };
}

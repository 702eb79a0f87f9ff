import { parentPort, workerData } from 'node:worker_threads';
import { gathering } from '../core/data/readMeasured';
import type { StatisticsGatherer } from '../core/data/statisticsGatherer';
import type { PartRequest } from '../core/table/part';
import { readPart } from '../core/table/readPart';
import { SweptRows, type ToSweeper } from '../core/train/sweeper';
import type { FromReader } from './secondReader';
import { fileChunks } from './source';
import type { SweeperData } from './sweeperThread';

// The shell of a second thread. Started with the path of a file, it reads the part of it that it is asked for, tells how far it is, and
// answers at last; else it passes over the rows that it is sent, as often as it is asked.
const given: string | SweeperData = workerData;
if (typeof given === 'string') read(given);
else sweep(given);

/** So much is read between two words of it: each of them takes both threads some time. */
const TOLD_BYTES = 1 << 20;

function read(path: string): void {
  const tell = (message: FromReader, owned: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(message, [...owned]);

  parentPort?.once('message', async (request: PartRequest) => {
    let gatherer: StatisticsGatherer | undefined;
    let told = 0;
    const part = await readPart((from) => fileChunks(path, from), request, {
      gatherer: gathering((begun) => {
        gatherer = begun;
      }),
      onProgress: (bytes) => {
        if (bytes < told + TOLD_BYTES) return;
        told = bytes;
        tell({ bytes });
      },
    });
    gatherer?.closeGroup();
    tell(
      { part, groups: gatherer?.groups ?? [] },
      part.columns.flatMap(({ values }) => (values.buffer instanceof ArrayBuffer ? [values.buffer] : [])),
    );
  });
}

function sweep({ listens }: SweeperData): void {
  const listening = (is: boolean) => Atomics.store(listens, 0, is ? 1 : 0);
  const rows = new SweptRows(() => listening(false));
  parentPort?.on('message', (message: ToSweeper) => rows.receive(message));
  listening(true);
}

import { parentPort, workerData } from 'node:worker_threads';
import type { StatisticsGatherer } from '../core/data/statisticsGatherer';
import type { PartRequest } from '../core/table/part';
import { gathering, readPart } from './engine';
import type { FromReader } from './secondReader';
import { fileChunks } from './source';

// The shell of a second thread: it is started with the path of a file, reads the part of it that it is asked for,
// tells how far it is, and answers at last.
const tell = (message: FromReader, owned: readonly ArrayBuffer[] = []) => parentPort?.postMessage(message, [...owned]);

parentPort?.once('message', async (request: PartRequest) => {
  let gatherer: StatisticsGatherer | undefined;
  const part = await readPart((from) => fileChunks(String(workerData), from), request, {
    gatherer: gathering((begun) => {
      gatherer = begun;
    }),
    onProgress: (bytes) => tell({ bytes }),
  });
  gatherer?.closeGroup();
  tell(
    { part, groups: gatherer?.groups ?? [] },
    part.columns.flatMap(({ values }) => (values.buffer instanceof ArrayBuffer ? [values.buffer] : [])),
  );
});

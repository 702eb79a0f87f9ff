import path from 'node:path';
import type { FromTrainer, ToTrainer } from '../protocol';
import { columnarTable } from './columnarSource';
import { Session } from './engine';
import { removeLeftovers, temporaryRoot } from './leftovers';
import { beyondOf } from './memory';
import { outputFile } from './outputFile';
import { extentOf } from './secondReader';
import { bytesOf } from './source';
import { SweeperThread } from './sweeperThread';

/** It lies beside this bundle. */
const WORKER = path.join(__dirname, 'worker.js');

// The shell of the training process: messages in, messages out. It ends with the host that forked it, whether it hears of that
// by the closed channel or by a message that can't be sent any more.
const session = new Session({
  send: (message: FromTrainer) => process.send?.(message, undefined, undefined, endIfUnheard),
  open: bytesOf,
  beyond: beyondOf,
  columnar: columnarTable,
  extent: (source) => extentOf(source, WORKER),
  sweeper: () => new SweeperThread(WORKER, logged),
  output: outputFile,
  clock: { now: () => performance.now(), pause: () => new Promise((resolve) => setImmediate(resolve)) },
  log: logged,
});

removeLeftovers(temporaryRoot());
process.on('message', (message: ToTrainer) => session.receive(message));
process.on('disconnect', () => process.exit(0));

function endIfUnheard(error: Error | null): void {
  if (error) process.exit(0);
}

function logged(error: unknown): void {
  console.error(error);
}

import fs from 'node:fs';
import { checkBytes, reasonOf } from '../support/byteChecks';
import { type Input, inputOf } from './input';
import { shrunk } from './shrink';

// One input after another, until the time is over or one fails. Its number is written to a file before it is tried, so that it is known
// which one is never read to its end.

export interface Task {
  readonly seed: number;
  readonly seconds: number;
  readonly numberFile: string;
}

export type FromProcess =
  | { readonly type: 'done'; readonly inputs: number }
  | { readonly type: 'failed'; readonly number: number; readonly reason: string; readonly shrunk: number[] };

process.once(
  'message',
  (task: Task) => void carryOut(task).then((end) => process.send?.(end, () => process.disconnect())),
);

async function carryOut({ seed, seconds, numberFile }: Task): Promise<FromProcess> {
  const file = fs.openSync(numberFile, 'w');
  const until = performance.now() + 1000 * seconds;
  for (let number = 0; ; number++) {
    if (performance.now() >= until) return { type: 'done', inputs: number };
    fs.writeSync(file, String(number), 0);
    const input = inputOf(seed, number);
    const reason = await reasonFor(input);
    if (reason === undefined) continue;
    const fails = async (bytes: Uint8Array) => (await reasonFor({ ...input, bytes })) === reason;
    return { type: 'failed', number, reason, shrunk: [...(await shrunk(input.bytes, fails))] };
  }
}

async function reasonFor({ bytes, cut }: Input): Promise<string | undefined> {
  try {
    await checkBytes(bytes, cut);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

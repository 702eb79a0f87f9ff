// npm run fuzz -- [--seconds N] [--seed N]
// Changes the files of the corpus at random and holds what must be true of reading any bytes (byteChecks.ts). The same seed gives the same
// inputs. One that fails, or is never read to its end, is kept in .cache/fuzz, and a smaller one beside it. The last line counts them.

import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inputOf } from './input';
import type { FromProcess, Task } from './process.mts';

/** No input takes so long, however busy the machine is. */
const STUCK_MS = 60_000;
const FOLDER = path.join(import.meta.dirname, '../../.cache/fuzz');

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds ?? 300);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error('Expected --seconds with a number above 0, and --seed with a whole one.');
  process.exit(2);
}

fs.mkdirSync(FOLDER, { recursive: true });
const numberFile = path.join(FOLDER, `${process.pid}.number`);
const numberAtHand = () => Number(fs.readFileSync(numberFile, 'utf8') || 0);
console.log(`Seed ${seed}, ${seconds} s`);
const child = fork(path.join(import.meta.dirname, 'process.mts'), { execArgv: process.execArgv });
child.send({ seed, seconds, numberFile } satisfies Task);
let end: FromProcess | undefined;
child.on('message', (message: FromProcess) => {
  end = message;
});
const watch = setInterval(watchOver, STUCK_MS);
let before = -1;
let stuck: number | undefined;
child.on('exit', (code) => {
  clearInterval(watch);
  conclude(code);
  fs.rmSync(numberFile, { force: true });
});

/** An input that is still tried a minute later is taken for one that never ends; shrinking is not. */
function watchOver(): void {
  if (!fs.existsSync(numberFile)) return;
  const number = numberAtHand();
  if (number === before) {
    stuck = number;
    child.kill('SIGKILL');
  }
  before = number;
}

function conclude(code: number | null): void {
  if (end?.type === 'done') {
    console.log(`${end.inputs} inputs tried, 0 failed`);
    return;
  }
  const number = end?.number ?? stuck ?? numberAtHand();
  const what = end?.reason ?? (stuck === undefined ? `the process ends with ${code}` : 'it is not read to its end');
  console.log(`Input ${number} fails: ${what}`);
  console.log(`Kept in ${keep(`${seed}-${number}.csv`, inputOf(seed, number).bytes)}`);
  if (end) {
    const bytes = Uint8Array.from(end.shrunk);
    const text = JSON.stringify(Buffer.from(bytes).toString('latin1'));
    console.log(`Smaller in ${keep(`${seed}-${number}.shrunk.csv`, bytes)}: ${text}`);
  }
  console.log(`${number + 1} inputs tried, 1 failed`);
  process.exitCode = 1;
}

function keep(name: string, bytes: Uint8Array): string {
  const file = path.join(FOLDER, name);
  fs.writeFileSync(file, bytes);
  return path.relative(process.cwd(), file);
}

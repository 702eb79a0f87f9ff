import { completed } from '../core/data/completed';
import { readMeasured } from '../core/data/readMeasured';
import { summarise } from '../core/data/summary';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import type { Means } from '../core/table/workroom';
import { nextNormal, randomFrom } from '../core/train/random';
import { begin, prepare } from '../core/train/run';
import { finish } from '../core/work';
import { formatCount, formatNumber } from '../format';
import { alignedOf } from './text';
import { UsageError } from './usageError';

const SEED = 1;
const ROWS = 150_000;
const FEATURES = 10;
const READINGS = 5;

/** What is trained, and for how many iterations. */
const TRAININGS = [
  { name: 'linear regression', target: 'y', estimator: 'linear', iterations: 1000 },
  { name: 'sigmoid neuron', target: 'class', estimator: 'sigmoid', iterations: 100 },
];

/** `descent bench`: how fast this machine reads and trains a seeded table that lies in memory. */
export async function bench(words: readonly string[]): Promise<void> {
  const [surplus] = words;
  if (surplus !== undefined) throw new UsageError(`Found ${surplus}: expected nothing behind bench.`);
  console.log(await measured(ROWS));
}

/** The figures as text. */
export async function measured(rows: number): Promise<string> {
  const bytes = tableOf(rows);
  const lines = [
    ['reading by the kernel, MB/s', await speedOf(bytes, 'kernel')],
    ['reading by its plain twin, MB/s', await speedOf(bytes, 'twin')],
  ];
  const table = await readMeasured(sourceOf(bytes));
  for (const { name, target, estimator, iterations } of TRAININGS) {
    const features = Array.from({ length: FEATURES }, (_, j) => `x${j}`);
    const options = { ...DEFAULT_OPTIONS, maxIterations: iterations, tolerance: 0 };
    const setup = completed({ target, features, estimator, options }, summarise(table));
    const began = performance.now();
    const run = finish(begin(finish(prepare(table, setup)), setup));
    const ready = performance.now();
    const trained = finish(run.iterations);
    const each = (performance.now() - ready) / trained.iterations;
    lines.push([`${name}, ms to begin`, formatNumber(ready - began, 3)]);
    lines.push([`${name}, ms an iteration`, formatNumber(each, 3)]);
  }
  const size = `${formatCount(rows)} rows of ${FEATURES + 2} numbers, ${formatNumber(bytes.length / 1e6, 3)} MB`;
  const host = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return [`${size}; ${host}`, '', ...alignedOf(lines)].join('\n');
}

/** The best of some readings, in megabytes a second: whatever else goes on can only make one slower. */
async function speedOf(bytes: Uint8Array, means: Means): Promise<string> {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < READINGS; k++) {
    const began = performance.now();
    await readMeasured(sourceOf(bytes), { means, size: bytes.length });
    least = Math.min(least, performance.now() - began);
  }
  return formatNumber(bytes.length / 1e3 / least, 3);
}

const CHUNK = 1 << 20;

/** In chunks, as a file comes in. */
function sourceOf(bytes: Uint8Array) {
  return async function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  };
}

/** Normal features, a target that is a noisy sum of them, and the class of its sign. */
function tableOf(rows: number): Uint8Array {
  const state = randomFrom(SEED);
  const names = Array.from({ length: FEATURES }, (_, j) => `x${j}`);
  const lines = [[...names, 'y', 'class'].join(',')];
  for (let i = 0; i < rows; i++) {
    const features = names.map(() => nextNormal(state));
    const y = features.reduce((sum, x, j) => sum + x / (j + 1), 2 * nextNormal(state));
    lines.push(`${[...features, y].map((value) => value.toFixed(4)).join(',')},${y > 0 ? 1 : 0}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

// Descent's core without a terminal around it, bundled as for people: node ours.mjs read|fit|exact …
import { statSync } from 'node:fs';
import path from 'node:path';
import type { MeasuredTable } from '../../src/core/data/measuredTable';
import { readMeasured } from '../../src/core/data/readMeasured';
import { DEFAULT_OPTIONS, type Setup } from '../../src/core/model/setup';
import { readTable } from '../../src/core/table/read';
import type { Table } from '../../src/core/table/table';
import { begin, prepare } from '../../src/core/train/run';
import { finish } from '../../src/core/work';
import { bytesOf } from '../../src/trainer/source';
import { SweeperThread } from '../../src/trainer/sweeperThread';
import { compareFields } from './exact.mjs';
import { repeat } from './repeat.mjs';

const NEAR = 1e-6;
/** A second thread, as the trainer has it; where there is no bundle of it, there is none. */
const SWEEPER = new SweeperThread(path.resolve('dist/worker.js'), (error) => console.error(error));

const COMMANDS: Readonly<Record<string, (...words: string[]) => Promise<object>>> = {
  /** read TABLE RUNS */
  async read(path = '', runs = '') {
    let rows = 0;
    const milliseconds = await repeat(Number(runs), async () => {
      rows = (await read(path)).rows;
    });
    return { milliseconds, rows };
  },

  /** fit TABLE TARGET ESTIMATOR OPTIONS RUNS [near]: to the end, or till within a millionth of the least loss. */
  async fit(path = '', target = '', estimator = '', options = '', runs = '', near = '') {
    const table = await readToTrain(path);
    const setup = setupOf(table, target, estimator, JSON.parse(options));
    const least = near ? leastLoss(table, setup) : Number.NEGATIVE_INFINITY;
    let reached: Reached | undefined;
    const descending: number[] = [];
    const preparing: number[] = [];
    const milliseconds = await repeat(Number(runs), () => {
      reached = descend(table, setup, least * (1 + NEAR));
      preparing.push(reached.preparing);
      descending.push(reached.descending);
    });
    return { milliseconds, preparing, descending, iterations: reached?.iterations, loss: reached?.loss, least };
  },

  /** loss TABLE TARGET PARAMETERS: the mean log loss, by a plain loop; the bias is the last parameter. */
  async loss(path = '', target = '', parameters = '') {
    return { loss: logLoss(await read(path), target, JSON.parse(parameters)) };
  },

  /** exact TABLE: every field against what JavaScript makes of it. */
  exact: async (path = '') => compareFields(path, await read(path)),
};

interface Reached {
  readonly iterations: number;
  readonly loss: number;
  /** Milliseconds until the features were ready: encoded, with their means and deviations. */
  readonly preparing: number;
  /** Milliseconds of the iterations alone. */
  readonly descending: number;
}

/** As the trainer reads: with the statistics of the columns of numbers. */
function readToTrain(path: string): Promise<MeasuredTable> {
  return readMeasured(bytesOf({ kind: 'file', path }), { size: statSync(path).size });
}

function read(path: string): Promise<Table> {
  return readTable(bytesOf({ kind: 'file', path }), { size: statSync(path).size });
}

function setupOf(table: Table, target: string, estimator: string, options: Partial<Setup['options']>): Setup {
  const features = table.columns.map(({ name }) => name).filter((name) => name !== target);
  return {
    target,
    features,
    estimator: estimator as Setup['estimator'],
    options: { ...DEFAULT_OPTIONS, ...options },
  };
}

function logLoss({ columns, rows }: Table, target: string, parameters: readonly number[]): number {
  const valuesOf = (column: (typeof columns)[number]) =>
    column.type === 'number' ? column.values : new Float64Array();
  const features = columns.filter(({ name }) => name !== target).map(valuesOf);
  const [classes = new Float64Array()] = columns.filter(({ name }) => name === target).map(valuesOf);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    let output = parameters.at(-1) ?? 0;
    for (const [j, values] of features.entries()) output += (parameters[j] ?? 0) * (values[row] ?? 0);
    sum += Math.log1p(Math.exp(classes[row] === 1 ? -output : output));
  }
  return sum / rows;
}

function leastLoss(table: MeasuredTable, setup: Setup): number {
  const newton: Setup = { ...setup, options: { ...DEFAULT_OPTIONS, optimizer: 'newton', tolerance: 1e-12 } };
  return finish(finish(begin(finish(prepare(table, newton)), newton)).iterations).loss;
}

/** From the columns of the table to a loss of at most `goal`, or to the last iteration. */
function descend(table: MeasuredTable, setup: Setup, goal: number): Reached {
  const began = performance.now();
  const prepared = finish(prepare(table, setup));
  const preparing = performance.now() - began;
  const { iterations } = finish(begin(prepared, setup, undefined, SWEEPER));
  const begun = performance.now();
  let [count, loss] = [0, Number.NaN];
  for (const iteration of iterations) {
    if (!iteration) continue;
    ({ iteration: count, loss } = iteration);
    if (loss <= goal) break;
  }
  if (Number.isFinite(goal) && !(loss <= goal)) throw new Error(`the loss is ${loss}: ${goal} was not reached`);
  return { iterations: count, loss, preparing, descending: performance.now() - begun };
}

const [command = '', ...rest] = process.argv.slice(2);
console.log(JSON.stringify(await COMMANDS[command]?.(...rest)));

// How long each optimiser takes to come within a millionth of the least loss, on the sample tables: npm run bench:optimizers
// Prints a table and writes it into docs/optimisers.md. Medians of five runs in one process; ratios to gradient descent.

import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { unfitness } from '../src/core/data/roles';
import { summarise } from '../src/core/data/summary';
import type { EstimatorId } from '../src/core/model/estimators';
import type { TrainOptions } from '../src/core/model/setup';
import type { Table } from '../src/core/table/table';
import { begin, prepare } from '../src/core/train/run';
import { finish } from '../src/core/work';
import { readSample, setupOf } from '../test/support/samples';

interface Task {
  readonly sample: string;
  readonly target: string;
  readonly estimator: EstimatorId;
}

const TASKS: readonly Task[] = [
  { sample: 'auto-mpg.csv', target: 'mpg', estimator: 'linear' },
  { sample: 'seattle-weather.csv', target: 'precipitation', estimator: 'linear' },
  { sample: 'penguins.csv', target: 'body_mass_g', estimator: 'linear' },
  { sample: 'penguins.csv', target: 'sex', estimator: 'sigmoid' },
];

const METHODS: Readonly<Record<string, Partial<TrainOptions>>> = {
  'gradient descent': {},
  momentum: { optimizer: 'momentum' },
  Nesterov: { optimizer: 'nesterov' },
  Adam: { optimizer: 'adam' },
  'mini-batches of 32, cosine': { batchSize: 32, schedule: 'cosine', maxIterations: 500 },
  'Newton’s method': { optimizer: 'newton' },
  'L-BFGS': { optimizer: 'lbfgs' },
};

const RUNS = 5;
const NEAR = 1e-6;
const MOST_ITERATIONS = 100_000;

interface Reached {
  readonly iterations: number;
  readonly milliseconds: number;
}

const NEVER: Reached = { iterations: Number.NaN, milliseconds: Number.NaN };

const lines = [
  '| table, target | optimiser | iterations | ms | time against gradient descent |',
  '|---|---|--:|--:|--:|',
];
for (const task of TASKS) lines.push(...(await measure(task)));

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`;
const text = `# Optimisers

How long each takes to come within a millionth of the least loss, with its automatic learning rate: medians of ${RUNS} runs, made by \`npm run bench:optimizers\` on ${machine}. A dash: not within ${MOST_ITERATIONS.toLocaleString('en-US')} iterations (mini-batches: 500 passes).

${lines.join('\n')}
`;
writeFileSync('docs/optimisers.md', text);
console.log(text);

async function measure({ sample, target, estimator }: Task): Promise<string[]> {
  const table = await readSample(sample);
  const { columns } = summarise(table);
  const features = columns.filter((column) => column.name !== target && !unfitness(column)).map(({ name }) => name);
  const words = { target, features, estimator };
  const least = leastLoss(table, words);
  const times = Object.entries(METHODS).map(([name, options]) => {
    const runs = Array.from({ length: RUNS }, () => reach(table, words, options, least * (1 + NEAR)));
    return { name, ...(runs.sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(RUNS / 2)] ?? NEVER) };
  });
  const [reference = NEVER] = times;
  return times.map(({ name, iterations, milliseconds }) => {
    const figures = Number.isFinite(iterations)
      ? [
          iterations.toLocaleString('en-US'),
          milliseconds.toFixed(1),
          (milliseconds / reference.milliseconds).toFixed(2),
        ]
      : ['–', '–', '–'];
    return `| ${sample}, ${target} | ${name} | ${figures.join(' | ')} |`;
  });
}

type Words = Pick<Task, 'target' | 'estimator'> & { readonly features: readonly string[] };

function leastLoss(table: Table, words: Words): number {
  const setup = setupOf({ ...words, options: { optimizer: 'newton', tolerance: 1e-12 } });
  const { iterations } = finish(begin(finish(prepare(table, setup)), setup));
  return finish(iterations).loss;
}

/** The iterations and time until the loss is at most `goal`; reading and preparing the table are not counted. */
function reach(table: Table, words: Words, options: Partial<TrainOptions>, goal: number): Reached {
  const setup = setupOf({ ...words, options: { maxIterations: MOST_ITERATIONS, tolerance: 0, ...options } });
  const prepared = finish(prepare(table, setup));
  const { iterations } = finish(begin(prepared, setup));
  const began = performance.now();
  for (const iteration of iterations) {
    if (iteration && iteration.loss <= goal) {
      return { iterations: iteration.iteration, milliseconds: performance.now() - began };
    }
  }
  return NEVER;
}

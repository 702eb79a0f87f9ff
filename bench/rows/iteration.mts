import { ours, peer } from '../commands.mjs';
import { hasFailed, median, type Outcome, reasonOf, run, within } from '../measure.mjs';
import type { Row, Subject, Wanted } from '../row.mjs';
import { CLASS, TABLE } from '../tables.mjs';

const ITERATIONS = 200;
const DESCENT = JSON.stringify({ tolerance: 0, maxIterations: ITERATIONS });

const WANTED: Readonly<Record<string, Readonly<Record<'single' | 'double', Wanted>>>> = {
  B: { single: { atMost: 1 / 18 }, double: { atMost: 1 / 7.5 } },
  A: { single: { atMost: 1 / 12 }, double: { atMost: 1 / 6 } },
};

/** One full-batch iteration of the log loss: loss and gradient over all rows. */
export const iteration: Subject = {
  name: 'iteration',
  async measure({ runs }) {
    return [...(await kernels()), ...(await packages(runs))];
  },
};

/** By the kernels against a loop over arrays, on one thread: the table that bench/kernels.mts prints. */
async function kernels(): Promise<Row[]> {
  const cells = await printed();
  return Object.entries(WANTED).flatMap(([table, wanted]) =>
    (['single', 'double'] as const).map((precision): Row => {
      const [naive, double, , single] = cells.get(table) ?? [];
      const of = (milliseconds: number | undefined): Outcome =>
        milliseconds === undefined ? { failed: 'bench/kernels.mts did not print it' } : { milliseconds, runs: 0 };
      return {
        what: `${table}, one logistic iteration, one thread, ${precision} precision: against a loop over arrays`,
        compared: 'milliseconds',
        ours: of(precision === 'single' ? single : double),
        peer: of(naive),
        wanted: wanted[precision],
      };
    }),
  );
}

/** The figures behind each table's name. */
async function printed(): Promise<ReadonlyMap<string, readonly number[]>> {
  try {
    const { output } = await run(peer('kernels.mjs'));
    const lines = output.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    return new Map(lines.map(([, name = '', ...cells]) => [name, cells.map(Number)]));
  } catch (error) {
    console.log(`bench/kernels.mts: ${reasonOf(error)}`);
    return new Map();
  }
}

/** A step of gradient descent as a whole, by packages that have it. */
async function packages(runs: number): Promise<Row[]> {
  const mine = await within<{ descending: number[] }>(
    ours('fit', TABLE.BClass, CLASS, 'sigmoid', DESCENT, String(runs)),
  );
  const steps = (name: string) => within<{ steps: number }>(peer('fits.mjs', name, TABLE.BClass, String(runs)));
  const row = (name: string, theirs: Outcome & { readonly told?: { steps: number } }): Row => ({
    what: `B, one step of logistic gradient descent: against ${name}`,
    compared: 'milliseconds',
    ours: each(hasFailed(mine) ? mine : { ...mine, milliseconds: median(mine.told.descending) }, ITERATIONS),
    peer: each(theirs, theirs.told?.steps ?? 1),
  });
  return [
    row('ml-logistic-regression', await steps('ml-logistic-regression')),
    row('TensorFlow.js (WASM)', await steps('tensorflow-logistic')),
  ];
}

function each(outcome: Outcome, steps: number): Outcome {
  return hasFailed(outcome) ? outcome : { ...outcome, milliseconds: outcome.milliseconds / steps };
}

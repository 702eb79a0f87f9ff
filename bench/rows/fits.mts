import { ours, peer, python, train } from '../commands.mjs';
import { hasFailed, inRounds, type Outcome, within } from '../measure.mjs';
import type { Row, Subject } from '../row.mjs';
import { TABLE, TARGET } from '../tables.mjs';

const ITERATIONS = 1000;
const DESCENT = JSON.stringify({ tolerance: 0, maxIterations: ITERATIONS });

/** Linear fits of rows that have been read, and whole processes on a table with many columns. */
export const fits: Subject = {
  name: 'fits',
  async measure({ runs }) {
    const rows: Row[] = [];
    for (const [name, table] of [['B', TABLE.B] as const, ['C', TABLE.C] as const]) {
      const mine = await within(ours('fit', table, TARGET, 'linear', DESCENT, String(runs)));
      const theirs = (program: string) => within<{ steps: number }>(peer('fits.mjs', program, table, String(runs)));
      const row = (what: string, other: Outcome): Row => ({
        what: `${name}, ${what}`,
        compared: 'milliseconds',
        ours: mine,
        peer: other,
      });
      rows.push(
        row('linear fit of 1,000 iterations: against ml-regression’s exact one', await theirs('ml-regression')),
        row(
          'linear, 1,000 iterations: against as many by TensorFlow.js (WASM)',
          thousand(await theirs('tensorflow-linear')),
        ),
      );
    }
    return [...rows, ...(await wholeProcess(runs))];
  },
};

/** From fewer steps that were timed. */
function thousand(outcome: Outcome & { readonly told?: { steps: number } }): Outcome {
  const steps = outcome.told?.steps;
  if (hasFailed(outcome) || !steps) return outcome;
  return { ...outcome, milliseconds: (outcome.milliseconds / steps) * ITERATIONS, remark: `from ${steps} steps` };
}

async function wholeProcess(runs: number): Promise<Row[]> {
  const { mine, pandas } = await inRounds(
    { mine: train(TABLE.C, TARGET), pandas: python('linear.py', TABLE.C, TARGET) },
    runs,
  );
  return [{ what: 'C, linear: against pandas and scikit-learn', compared: 'milliseconds', ours: mine, peer: pandas }];
}

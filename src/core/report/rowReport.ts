import type { Dataset } from '../data/dataset';
import type { FittedModel } from '../model/fitted';
import { rowLossOf } from '../model/rowLoss';
import type { Work } from '../work';
import { overBlocks } from './centring';
import { Largest } from './largest';
import type { LeverageFactor } from './leverage';

/** What is asked of single rows once a model is trained: plain data that crosses processes, small whatever the table. */
export interface RowReport {
  /** Σ of the losses of the rows trained on, without penalties; absent where rows count unequally. */
  readonly loss?: number;
  readonly worst: WorstRows;
  /** Where the exact least-squares answer was worked out. */
  readonly leverage?: LeverageFactor;
}

/** Those of the rows trained on that the model is furthest from, the furthest first; none where it has no loss. */
export interface WorstRows {
  /** On which lines of the file they begin, from 1. */
  readonly lines: Uint32Array;
  /** The residual y − ŷ of each, by whose size they are ordered; of a classifier its loss. */
  readonly values: Float64Array;
}

const MOST_ROWS = 1000;

/** What a row costs, in cells: an exponential for each output. */
const CELLS_OF_OUTPUT = 16;

/** Of the rows trained on, by their raw scores, an array a neuron. Undefined where these are no finite numbers. */
export function* rowReportOf(
  { targets, positions, weights }: Pick<Dataset, 'targets' | 'positions' | 'weights'>,
  model: FittedModel,
  scores: readonly Float64Array[],
  lineOf: (row: number) => number,
): Work<RowReport | undefined> {
  const lossOf = rowLossOf(model);
  const row = new Float64Array(scores.length);
  const valueAt = (i: number, loss: number) => (model.classes ? loss : targets[i]! - scores[0]![i]!);
  const lossAt = (i: number) => {
    for (let k = 0; k < row.length; k++) row[k] = scores[k]![i]!;
    return lossOf(row, targets[i]!);
  };
  const largest = new Largest(MOST_ROWS);
  let total = 0;
  yield* overBlocks(targets.length, CELLS_OF_OUTPUT * row.length, (from, n) => {
    let sum = 0;
    for (let i = from; i < from + n; i++) {
      const loss = lossAt(i);
      const size = Math.abs(valueAt(i, loss));
      if (size > 0) largest.offer(size, i);
      sum += loss;
    }
    total += sum;
  });
  if (!Number.isFinite(total)) return undefined;
  const worst = largest.places();
  return {
    ...(!weights && { loss: total }),
    worst: {
      lines: Uint32Array.from(worst, (i) => lineOf(positions[i]!)),
      values: Float64Array.from(worst, (i) => valueAt(i, lossAt(i))),
    },
  };
}

import type { Work } from '../work';
import { overBlocks } from './centring';
import { DoubleDouble } from './doubleDouble';
import type { Pairs } from './normalEquations';

/** RSS and TSS by a pass over the rows, each residual to twice the digits: near a perfect fit all of it is cancellation. */
export function* sumsOf(
  columns: readonly Float64Array[],
  targets: Float64Array,
  weights: Pairs,
  bias: DoubleDouble,
  kept: readonly number[],
  mean: number,
): Work<{ rss: number; tss: number }> {
  const used = kept.map((j) => columns[j]!);
  const rss = new DoubleDouble();
  const tss = new DoubleDouble();
  const residual = new DoubleDouble();
  yield* overBlocks(targets.length, 8 * (used.length + 1), (from, n) => {
    for (let i = from; i < from + n; i++) {
      residual.high = targets[i]!;
      residual.low = -bias.low;
      residual.add(-bias.high);
      for (let k = 0; k < used.length; k++) {
        residual.addPairs(-weights.high[k]!, -weights.low[k]!, used[k]![i]!, 0);
      }
      rss.add(residual.value ** 2);
      tss.add((targets[i]! - mean) ** 2);
    }
  });
  return { rss: rss.value, tss: tss.value };
}

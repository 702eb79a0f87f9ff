import type { Dataset } from '../data/dataset';
import type { Work } from '../work';
import { overBlocks } from './centring';
import { Largest } from './largest';
import type { LeastSquares } from './leastSquares';
import { leverageOf } from './leverage';

/** How much each row, by itself, pulls at the fit. */
export interface Influence {
  /** h_i = 1/n + |R⁻ᵀ(x_i − x̄)|², the weight of a row's target in its own prediction: from 1/n to 1, p in all. */
  readonly leverages: Float64Array;
  /** D_i = e_i²·h_i / (p·s²·(1 − h_i)²) (Cook, 1977): how far all predictions move without the row; NaN where h_i is 1. */
  readonly cooks: Float64Array;
  /** e_i = y_i − ŷ_i. */
  readonly residuals: Float64Array;
}

/** The rows that pull hardest at the fit: plain data that crosses processes. */
export interface Influential {
  /** Those of the largest Cook's distance, the largest first; before them rows that alone decide a weight. */
  readonly rows: readonly InfluentialRow[];
  /** How many rows were fitted. */
  readonly fitted: number;
  /** p / n, of p weights and the bias. */
  readonly meanLeverage: number;
}

export interface InfluentialRow {
  /** In the table, from 0; and on which line of the file it begins, from 1. */
  readonly row: number;
  readonly line: number;
  readonly target: number;
  readonly residual: number;
  readonly leverage: number;
  /** NaN where the leverage is 1: the row's residual is 0 whatever its target. */
  readonly cooks: number;
}

/** Of a larger table only those that pull hardest: what is sent to be shown has to stay small. */
const MOST_ROWS = 1000;

export function* influenceOf(
  columns: readonly Float64Array[],
  targets: Float64Array,
  fit: LeastSquares,
): Work<Influence> {
  const { kept, triangle, weights, bias, means, centred } = fit;
  const rows = targets.length;
  const leverages = new Float64Array(rows);
  const cooks = new Float64Array(rows);
  const residuals = new Float64Array(rows);
  const x = new Float64Array(kept.length);
  const factor = { least: centred ? 1 / rows : 0, triangle };
  const scale = (kept.length + (centred ? 1 : 0)) * fit.residualDeviation ** 2;
  yield* overBlocks(rows, (kept.length + 1) ** 2, (from, n) => {
    for (let i = from; i < from + n; i++) {
      let residual = targets[i]! - bias;
      for (let k = 0; k < kept.length; k++) {
        const j = kept[k]!;
        const value = columns[j]![i]!;
        residual -= weights[j]! * value;
        x[k] = value - means[j]!;
      }
      const leverage = leverageOf(factor, x);
      leverages[i] = Math.min(1, leverage);
      residuals[i] = residual;
      cooks[i] = 1 - leverage > WHOLLY ? (residual ** 2 * leverage) / (scale * (1 - leverage) ** 2) : Number.NaN;
    }
  });
  return { leverages, cooks, residuals };
}

/** The rows, the one that pulls hardest first; none where no degree of freedom is left or the residuals are all rounding, for then nothing pulls. */
export function influentialOf(
  { positions, targets }: Dataset,
  { kept, centred, degreesOfFreedom, rss, tss }: LeastSquares,
  { leverages, cooks, residuals }: Influence,
  lineOf: (row: number) => number,
): Influential | undefined {
  if (degreesOfFreedom === 0 || !(rss > PERFECT * tss)) return undefined;
  const largest = new Largest(MOST_ROWS);
  for (const [i, distance] of cooks.entries()) {
    largest.offer(Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance, i);
  }
  const rows = largest.places().map((i) => ({
    row: positions[i]!,
    line: lineOf(positions[i]!),
    target: targets[i]!,
    residual: residuals[i]!,
    leverage: leverages[i]!,
    cooks: cooks[i]!,
  }));
  return { rows, fitted: targets.length, meanLeverage: (kept.length + (centred ? 1 : 0)) / targets.length };
}

/** RSS below this share of TSS is the rounding of the targets. */
const PERFECT = 1e-24;

/** A row that fits itself alone: what is left of 1 − h is rounding. */
const WHOLLY = 1e-12;

/** What a row comes to: its loss is `loss` + log(1 + growth), `slope` the derivative by its output. */
export interface Row {
  loss: number;
  slope: number;
  growth: number;
}

export type Round = (x: number) => number;
type LossOfRow = (output: number, target: number, row: Row) => void;

/** By the numbers of `SWEPT_LOSSES`: outputs that are right beside the target −1 that is no row's. */
export const RIGHT: readonly number[] = [-1, -1, -1, -1000, -1000, -1000];

/** The losses as the kernel has them, by the numbers of `SWEPT_LOSSES`. `detail` is δ, or the class that is told from the others. */
export const LOSSES_OF_ROWS: readonly ((round: Round, detail: number) => LossOfRow)[] = [
  (round) => (output, target, row) => {
    const r = round(output - target);
    row.loss = round(r * r);
    row.slope = round(r + r);
  },
  (round) => (output, target, row) => {
    const r = round(output - target);
    row.loss = Math.abs(r);
    row.slope = (r > 0 ? 1 : 0) - (r < 0 ? 1 : 0);
  },
  (round, delta) => (output, target, row) => {
    const r = round(output - target);
    row.slope = Math.max(-delta, Math.min(delta, r));
    row.loss = round(row.slope * round(r - round(row.slope / 2)));
  },
  (round, own) => (output, target, row) => {
    const x = target === own ? -output : output;
    const { u, v } = fractionOf(x, round);
    const sigmoid = round((x < 0 ? u : v) / round(u + v));
    row.loss = Math.max(x, 0);
    row.growth = round(u / v);
    row.slope = target === own ? -sigmoid : sigmoid;
  },
  (round, own) => (output, target, row) => {
    const x = target === own ? -output : output;
    const { u, v } = fractionOf(x, round);
    const sigmoid = round((x < 0 ? u : v) / round(u + v));
    const other = round((x < 0 ? v : u) / round(u + v));
    row.loss = round(sigmoid * sigmoid);
    const slope = round(round(2 * row.loss) * other);
    row.slope = target === own ? -slope : slope;
  },
  (round, own) => (output, target, row) => {
    const x = target === own ? -output : output;
    row.loss = Math.max(0, round(1 + x));
    row.slope = x > -1 ? (target === own ? -1 : 1) : 0;
  },
];

/** How e^−|x| is computed in each precision: see `logistic.ts` of the kernel. */
const CONSTANTS = {
  double: {
    least: -700,
    log2e: Math.LOG2E,
    shift: 6755399441055744,
    high: 0.6931471803691238,
    low: 1.9082149292705877e-10,
    terms: [
      4.1381367970572385e-8, -1.6533902205465252e-6, 6.613756321437934e-5, -0.0027777777777015593, 0.16666666666666602,
      2,
    ],
  },
  single: {
    least: -87,
    log2e: Math.fround(Math.LOG2E),
    shift: 12582912,
    high: 0.693359375,
    low: Math.fround(-0.00021219444005469057),
    terms: [Math.fround(-0.002777777777777778), Math.fround(0.16666666666666666), 2],
  },
} as const;

const MOST_HALVINGS = 1022;
const POWERS = new Float64Array(MOST_HALVINGS + 1); // by halving, which is exact
for (let k = 0, power = 1; k <= MOST_HALVINGS; k++, power /= 2) POWERS[k] = power;

/** e^−|x| = u / v. */
export function fractionOf(x: number, round: Round): { u: number; v: number } {
  const { least, log2e, shift, high, low, terms } = round === Math.fround ? CONSTANTS.single : CONSTANTS.double;
  const reduced = Math.max(-Math.abs(x), least);
  const k = round(round(round(reduced * log2e) + shift) - shift);
  const r = round(round(reduced - round(k * high)) - round(k * low));
  const t = round(r * r);
  let even = terms[0] as number;
  for (let at = 1; at < terms.length; at++) even = round(round(even * t) + terms[at]!);
  const power = Number.isNaN(k) ? k : POWERS[-k]!;
  return { u: round(round(even + r) * power), v: round(even - r) };
}

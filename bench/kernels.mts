// One full-batch logistic iteration (loss and gradient) by the kernels against a naive loop over arrays, on one thread:
// npx tsx bench/kernels.mts. Medians; the features are already standardised for all.

import { LOSSES } from '../src/core/model/loss';
import { sweptBy, Tiles } from '../src/core/train/tiles';
import { finish } from '../src/core/work';
import { randomColumns } from '../test/support/random';

const FEATURES = 10;
const TABLES = { B: 100_000, A: 1_000_000 };
const RUNS = { naive: 7, kernel: 25 };

console.log('| table | loop over arrays, ms | double, ms | ratio | single, ms | ratio | loss, single against double |');
console.log('|---|--:|--:|--:|--:|--:|--:|');
for (const [name, rows] of Object.entries(TABLES)) console.log(measure(name, rows));

function measure(name: string, rows: number): string {
  const [noise = new Float64Array(), ...columns] = randomColumns(FEATURES + 1, rows, 1);
  const targets = noise.map((x, i) => ((columns[0]?.[i] ?? 0) - (columns[1]?.[i] ?? 0) / 2 > x ? 1 : 0));
  const scaling = { means: new Float64Array(FEATURES), scales: new Float64Array(FEATURES).fill(1) };
  const parameters = Float64Array.from({ length: FEATURES + 1 }, (_, j) => Math.sin(j + 1) / 2);
  const gradient = new Float64Array(FEATURES + 1);
  const swept = sweptBy(LOSSES.log({ delta: 1 }));
  const source = { columns, targets, scaling };
  const naive = median(RUNS.naive, () => overArrays(columns, targets, parameters, gradient));
  const [double, single] = (['double', 'single'] as const).map((precision) => {
    const tiles = Tiles.of(source, swept, precision);
    return median(RUNS.kernel, () => finish(tiles.total(swept, parameters, gradient)));
  });
  if (!double || !single) throw new Error('nothing was measured');
  const ratio = ({ milliseconds }: Measured) => `1/${(naive.milliseconds / milliseconds).toFixed(1)}`;
  const apart = Math.abs(single.value / double.value - 1);
  const cells = [naive.milliseconds.toFixed(2), double.milliseconds.toFixed(2), ratio(double)];
  return `| ${[name, ...cells, single.milliseconds.toFixed(2), ratio(single), apart.toExponential(1)].join(' | ')} |`;
}

interface Measured {
  readonly milliseconds: number;
  readonly value: number;
}

function median(runs: number, work: () => number): Measured {
  let value = 0;
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    value = work();
    return performance.now() - begun;
  });
  return { milliseconds: times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN, value };
}

/** As one would write it. */
function overArrays(
  columns: readonly Float64Array[],
  targets: Float64Array,
  parameters: Float64Array,
  gradient: Float64Array,
): number {
  const d = columns.length;
  let loss = 0;
  gradient.fill(0);
  for (let i = 0; i < targets.length; i++) {
    let output = parameters[0] as number;
    for (let j = 0; j < d; j++) output += (parameters[j + 1] as number) * ((columns[j] as Float64Array)[i] as number);
    const probability = 1 / (1 + Math.exp(-output));
    loss -= targets[i] === 1 ? Math.log(probability) : Math.log(1 - probability);
    const slope = probability - (targets[i] as number);
    (gradient[0] as number) += slope;
    for (let j = 0; j < d; j++) (gradient[j + 1] as number) += slope * ((columns[j] as Float64Array)[i] as number);
  }
  return loss;
}

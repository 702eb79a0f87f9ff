import assert from 'node:assert/strict';
import { explain, type FittedModel } from '../../src/core/model/fitted';
import type { Case } from './models';

type Row = Readonly<Record<string, string>>;

/** What a program makes of a row: its class or its number, and whatever it tells of the way there. */
export interface Found {
  readonly prediction: string | number;
  readonly outputs?: readonly number[];
  readonly probabilities?: readonly number[];
}

/** What the model itself makes of a row. */
export interface Expected extends Required<Found> {
  /** The largest term of the sums: differences are measured by it. */
  readonly largest: number;
}

export function expectedOf(model: FittedModel, row: Row): Expected | undefined {
  const explanation = explain(model, (column) => row[column]);
  if ('why' in explanation) return undefined;
  const { output, outputs = [output], probabilities = [], positive, activated, neuron } = explanation;
  const weights = model.neurons.flatMap(({ weights }) => explanation.terms.map(({ x }, j) => x * (weights[j] ?? 0)));
  const largest = Math.max(...[...weights, ...model.neurons.map(({ bias }) => bias)].map(Math.abs));
  const { classes } = model;
  if (!classes) return { prediction: output, outputs, probabilities, largest };
  if (positive === undefined)
    return { prediction: classes[model.neurons.indexOf(neuron)] ?? '', outputs, probabilities, largest };
  const negative = classes.length === 2 ? classes[0] : `not ${classes.at(-1)}`;
  const prediction = (positive ? classes.at(-1) : negative) ?? '';
  return { prediction, outputs, probabilities: model.activation === 'sigmoid' ? [activated] : [], largest };
}

/**
 * Holds what a program found for each row of a case to what the model says, and returns the largest difference in units of the
 * largest term of the row.
 */
export function differenceOf(
  { name, model, rows }: Case,
  found: readonly (Found | undefined)[],
  within: number,
): number {
  assert.equal(found.length, rows.length, name);
  let most = 0;
  for (const [i, row] of rows.entries()) {
    const expected = expectedOf(model, row);
    const one = found[i];
    const where = `${name}: ${JSON.stringify(row)}: ${JSON.stringify(one)} and not ${JSON.stringify(expected)}`;
    assert.equal(one === undefined, expected === undefined, where);
    if (!one || !expected) continue;
    for (const [a, b] of pairsOf(one, expected, where)) {
      const difference = Math.abs(a - b) / Math.max(expected.largest, Number.MIN_VALUE);
      assert.ok(difference <= within, `${where}: ${difference}`);
      most = Math.max(most, difference);
    }
  }
  return most;
}

/** Numbers that should be the same; a class has to be the same itself. */
function pairsOf(found: Found, expected: Expected, where: string): [number, number][] {
  const pairs: [number, number][] = [];
  if (typeof expected.prediction === 'number') pairs.push([Number(found.prediction), expected.prediction]);
  else assert.equal(found.prediction, expected.prediction, where);
  for (const key of ['outputs', 'probabilities'] as const) {
    const values = found[key];
    if (!values) continue;
    assert.equal(values.length, expected[key].length, where);
    for (const [k, value] of values.entries()) pairs.push([value, expected[key][k] ?? Number.NaN]);
  }
  return pairs;
}

/** Says how near a format comes to the model, over all cases. */
export function sayDifference(format: string, difference: number, rows: number): void {
  console.log(`      ${format}: at most ${difference.toExponential(1)} of the largest term away, over ${rows} rows`);
}

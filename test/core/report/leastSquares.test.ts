import assert from 'node:assert/strict';
import { type LeastSquares, leastSquaresOf } from '../../../src/core/report/leastSquares';
import { finish } from '../../../src/core/work';
import { digits, NIST_SETS, type NistName, nistSet, type ReferenceSet } from '../../support/nist';
import { leastSquaresByQr } from '../../support/oracles';
import { randomColumns } from '../../support/random';
import { setupOf, tableFrom, trainOn } from '../../support/samples';

/** The significant digits that must agree with those certified. */
const EXPECTED: Readonly<Record<NistName, number>> = {
  Norris: 9,
  Pontius: 9,
  NoInt1: 9,
  NoInt2: 9,
  Longley: 9,
  Filip: 6,
  Wampler1: 7,
  Wampler2: 7,
  Wampler3: 7,
  Wampler4: 7,
  Wampler5: 7,
};

const answer = (columns: readonly Float64Array[], targets: Float64Array, bias = true) =>
  finish(leastSquaresOf(columns, targets, { bias }));
const answerOf = ({ columns, targets, bias }: ReferenceSet) => answer(columns, targets, bias);
const parameters = ({ bias, weights, centred }: LeastSquares) => (centred ? [bias, ...weights] : [...weights]);

function agree(found: readonly number[], certified: readonly number[], least: number, scale = 1): void {
  assert.equal(found.length, certified.length);
  found.forEach((value, j) => {
    const want = certified[j] ?? Number.NaN;
    assert.ok(digits(value, want, scale) >= (want === 0 ? 9 : least), `${j}: ${value} is certified to be ${want}`);
  });
}

const target = ([a = [], b = []]: readonly ArrayLike<number>[]) =>
  Float64Array.from(a, (x, i) => 1 + 2 * x - 3 * (b[i] ?? 0) + Math.sin(i));

describe('least squares', () => {
  for (const name of NIST_SETS) {
    it(`is NIST's certified answer on ${name}, errors and R² included`, () => {
      const set = nistSet(name);
      const found = answerOf(set);
      const { inverse, residualDeviation, centred } = found;
      const unscaled = centred ? [inverse.bias, ...inverse.weights] : [...inverse.weights];
      const least = EXPECTED[name];
      const scale = Math.sqrt(found.tss / found.rows);
      agree(parameters(found), set.certified.weights, least);
      agree([residualDeviation, found.r2], [set.certified.residualDeviation, set.certified.r2], least, scale);
      agree(
        unscaled.map((value) => residualDeviation * Math.sqrt(value)),
        set.certified.deviations,
        least,
        scale,
      );
      assert.deepEqual(found.dropped, []);
    });
  }

  for (const [size, count] of [
    ['small', 10_001],
    ['large', 85_001],
  ] as const) {
    it(`is that of an independent QR on a ${size} table of many blocks`, () => {
      const columns = randomColumns(4, count, 7);
      const targets = target(columns);
      const rows = Array.from(targets, (_, i) => columns.map((column) => column[i] ?? Number.NaN));
      agree(parameters(answer(columns, targets)), leastSquaresByQr(rows, [...targets]), 11);
    });
  }

  it('names columns that are constant or sums of others, and fits with the rest', () => {
    const [a, b, c] = randomColumns(3, 5000, 3) as [Float64Array, Float64Array, Float64Array];
    const sum = a.map((x, i) => 2 * x - (b[i] ?? 0) + 1e3);
    const constant = new Float64Array(a.length).fill(0.1);
    const targets = target([a, b]);
    const found = answer([a, constant, b, sum, c], targets);
    assert.deepEqual(found.dropped, [1, 3]);
    assert.deepEqual([found.weights[1], found.weights[3]], [0, 0]);
    assert.ok(Number.isNaN(found.inverse.weights[3]));
    const rest = answer([a, b, c], targets);
    agree([found.bias, ...found.kept.map((j) => found.weights[j] ?? 0)], parameters(rest), 11);
    agree([found.rss, found.adjustedR2, found.condition], [rest.rss, rest.adjustedR2, rest.condition], 9);
  });

  it('keeps its digits where means are a million times the deviations', () => {
    const columns = randomColumns(2, 1000, 5);
    const targets = target(columns);
    const near = answer(columns, targets);
    // Powers of two, so that the cells themselves lose nothing.
    const coarse = columns.map((column) => column.map((x) => Math.round(x * 2 ** 20) / 2 ** 20));
    const shifted = coarse.map((column) => column.map((x) => x + 2 ** 21));
    agree([...answer(shifted, targets).weights], [...answer(coarse, targets).weights], 12);
    agree([near.rmse ** 2 * near.rows, near.r2], [near.rss, 1 - near.rss / near.tss], 14);
  });

  it('without a bias takes R² from zero, and more columns than rows leave no degree of freedom', () => {
    const x = Float64Array.of(1, 2, 3);
    const y = Float64Array.of(2, 3, 7);
    const free = answer([x], y, false);
    agree([free.weights[0] ?? 0, free.r2, free.tss], [29 / 14, 1 - (62 - 29 ** 2 / 14) / 62, 62], 14);
    const full = answer([x, Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 5)], y);
    assert.equal(full.degreesOfFreedom, 0);
    assert.deepEqual(full.dropped, [2]);
    assert.ok(Number.isNaN(full.residualDeviation) && full.rss < 1e-28);
  });

  describe('is where gradient descent arrives', () => {
    /** Iterations go with the square of the condition: 16·κ² for six digits. */
    const WITHIN_REACH = 1e5;
    const reached: string[] = [];
    const centred = NIST_SETS.filter((name) => nistSet(name).bias);

    for (const name of centred) {
      const set = nistSet(name);
      if (answerOf(set).condition ** 2 > WITHIN_REACH) continue;
      reached.push(name);
      it(`on ${name}, to six digits`, async () => {
        const names = set.columns.map((_, j) => `x${j + 1}`);
        const lines = Array.from(set.targets, (y, i) => [...set.columns.map((column) => column[i]), y].join(','));
        const table = await tableFrom([[...names, 'y'].join(','), ...lines].join('\n'));
        const options = { maxIterations: 1_000_000, tolerance: 1e-13 };
        const setup = setupOf({ target: 'y', features: names, estimator: 'linear', options });
        const { model } = trainOn(table, setup).result;
        const { bias = Number.NaN, weights = [] } = 'neurons' in model ? (model.neurons[0] ?? {}) : model;
        agree([bias, ...weights], set.certified.weights, 6);
      });
    }

    it('but not on Filip and the Wamplers, whose valleys are too long for it', () => {
      const beyond = centred.filter((name) => !reached.includes(name));
      assert.deepEqual(beyond, ['Filip', 'Wampler1', 'Wampler2', 'Wampler3', 'Wampler4', 'Wampler5']);
      for (const name of beyond) assert.ok(answerOf(nistSet(name)).condition > 1000);
    });
  });
});

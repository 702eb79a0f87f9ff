import assert from 'node:assert/strict';
import { type WaldCoefficient, waldOf } from '../../../src/core/report/wald';
import { finish } from '../../../src/core/work';

/** Positive and negative rows of a reference group and of two others; a logistic model fits each group's odds exactly. */
const GROUPS = [
  { positive: 30, negative: 50 },
  { positive: 44, negative: 12 },
  { positive: 5, negative: 60 },
];
const logOdds = (g: number) => Math.log((GROUPS[g]?.positive ?? 0) / (GROUPS[g]?.negative ?? 0));
const spread = (g: number) => 1 / (GROUPS[g]?.positive ?? 0) + 1 / (GROUPS[g]?.negative ?? 0);
const members = GROUPS.flatMap(({ positive, negative }, g) => new Array<number>(positive + negative).fill(g));
const indicator = (g: number) => Float64Array.from(members, (member) => (member === g ? 1 : 0));
const model = { bias: logOdds(0), weights: [1, 2].map((g) => logOdds(g) - logOdds(0)) };

const close = (found: number | undefined, want: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - want) <= 1e-12 * Math.abs(want), `${found} should be ${want}`);

describe('Wald', () => {
  it('errors of log odds are the roots of the summed inverse counts (Woolf, 1955)', () => {
    const { bias, weights } = finish(waldOf([indicator(1), indicator(2)], model));
    close(bias.standardError, Math.sqrt(spread(0)));
    close(weights[0]?.standardError, Math.sqrt(spread(0) + spread(1)));
    close(weights[1]?.standardError, Math.sqrt(spread(0) + spread(2)));
    const { z, oddsRatio, oddsInterval, interval, standardError } = weights[0] as WaldCoefficient;
    close(oddsRatio, (44 * 50) / (12 * 30));
    close(z, Math.log((44 * 50) / (12 * 30)) / standardError);
    close(interval[1], Math.log((44 * 50) / (12 * 30)) + 1.9599639845400543 * standardError);
    close(Math.log(oddsInterval[0]), interval[0]);
  });

  it('errors are in column units, wherever the columns have their zero', () => {
    const far = indicator(1).map((x) => 1000 + 4 * x);
    const weights = [(model.weights[0] ?? 0) / 4, model.weights[1] ?? 0];
    const moved = finish(waldOf([far, indicator(2)], { bias: model.bias - 1000 * (weights[0] ?? 0), weights }));
    const error = Math.sqrt(spread(0) + spread(1)) / 4;
    assert.ok(Math.abs((moved.weights[0]?.standardError ?? 0) - error) < 1e-11);
    // The bias is the log odds at x = 0, which is 1000 below the first group: var = v₀ + 1000²·v₁ + 2·1000·v₀/4.
    assert.ok(Math.abs(moved.bias.standardError - Math.sqrt(spread(0) * 501 + 1e6 * error ** 2)) < 1e-8);
  });

  it('is silent of a feature that is a sum of those before it', () => {
    const { weights } = finish(waldOf([indicator(1), indicator(1)], { bias: 0, weights: [0, 0] }));
    assert.equal(weights[1], undefined);
    assert.ok(Number.isFinite(weights[0]?.standardError));
  });
});

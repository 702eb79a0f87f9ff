import assert from 'node:assert/strict';
import { lossNamed } from '../../../src/core/model/loss';
import { DEFAULT_OPTIONS } from '../../../src/core/model/setup';
import { leastLoss } from '../../../src/core/train/best';
import { lbfgs } from '../../../src/core/train/lbfgs';
import { logMetricOf, metricOf } from '../../../src/core/train/metric';
import { newtonStep } from '../../../src/core/train/newton';
import type { Objective } from '../../../src/core/train/objective';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { constant } from '../../../src/core/train/schedule';
import { beginning, train } from '../../../src/core/train/train';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 3000;
const D = 6;
const [y = new Float64Array(), common = new Float64Array(), ...apart] = randomColumns(D + 2, ROWS, 9);
const COLUMNS = apart.map((column, j) => column.map((x, i) => (x + 3 * (common[i] ?? 0)) * 10 ** (j - 2)));
const TARGETS = y.map((noise, i) => (noise + (apart[0]?.[i] ?? 0) + 2 * (common[i] ?? 0) > 0 ? 1 : 0));
const AS_THEY_ARE = { means: new Float64Array(D), scales: new Float64Array(D).fill(1) };
const OPTIONS = { ...DEFAULT_OPTIONS, maxIterations: 200, tolerance: 0, keepBest: false, countsMistakes: false };

/** ¼·ZᵀZ / n, written out. */
function boundOf(columns: readonly Float64Array[]): Float64Array {
  const z = [new Float64Array(ROWS).fill(1), ...columns];
  return Float64Array.from(
    z.flatMap((p) => z.map((q) => p.reduce((sum, x, i) => sum + x * (q[i] ?? 0), 0) / (4 * ROWS))),
  );
}

const objectiveOf = (columns: readonly Float64Array[]) =>
  new PointwiseObjective(
    columns,
    TARGETS,
    { means: new Float64Array(columns.length), scales: new Float64Array(columns.length).fill(1) },
    lossNamed('log'),
  );

/** How many passes it takes to be within a millionth of the least loss. */
function passesOf(inner: Objective, optimizer: ReturnType<typeof lbfgs>): number {
  let passes = 0;
  const objective: Objective = {
    size: inner.size,
    evaluate(parameters, gradient) {
      passes++;
      return inner.evaluate(parameters, gradient);
    },
  };
  const least = finish(leastLoss(inner, new Float64Array(inner.size))) ?? Number.NaN;
  for (const iteration of train({ objective }, optimizer, OPTIONS)) {
    if (iteration && iteration.loss <= least * (1 + 1e-6)) return passes;
  }
  return Number.POSITIVE_INFINITY;
}

/** By the sum of twelve even ones. */
function normalColumn(seed: number): Float64Array {
  const parts = randomColumns(12, ROWS, seed);
  return Float64Array.from({ length: ROWS }, (_, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0) / 2, 0));
}

describe('L-BFGS that knows a bound of the second derivatives', () => {
  const rows = new PointwiseObjective(COLUMNS, TARGETS, AS_THEY_ARE, lossNamed('log'));
  const metric = metricOf(boundOf(COLUMNS));

  it('makes Newton’s step first, where the bound is reached', () => {
    const optimizer = lbfgs(constant(1), metric);
    const state = beginning(rows, optimizer, OPTIONS);
    state.loss = finish(rows.evaluate(state.parameters, state.gradient));
    const step = finish(newtonStep(rows, state.parameters, state.gradient));
    finish(optimizer.step(rows, state));
    const size = Math.max(...step.map((x, j) => Math.abs(x * 10 ** (j - 3))));
    for (const [j, move] of step.entries()) {
      assert.ok(Math.abs(-move - (state.parameters[j] ?? Number.NaN)) * 10 ** (j - 3) <= 1e-2 * size, `${j}`);
    }
  });

  it('needs few passes, whatever the units of the columns', () => {
    assert.ok(passesOf(rows, lbfgs(constant(1), metric)) <= 8);
    assert.ok(passesOf(rows, lbfgs(constant(1))) > 16);
  });

  it('gives columns that are the same the same weight', () => {
    const twice = [...COLUMNS, COLUMNS[0] ?? new Float64Array()];
    const optimizer = lbfgs(constant(1), metricOf(boundOf(twice)));
    const { parameters } = finish(
      train({ objective: objectiveOf(twice) }, optimizer, { ...OPTIONS, maxIterations: 8 }),
    );
    const [first = 0, last = 1] = [parameters[1], parameters[D + 1]];
    assert.ok(Math.abs(first - last) <= 1e-6 * Math.abs(first), `${first} ${last}`);
  });

  it('tries at first what is best where features are normal', () => {
    const normal = Array.from({ length: 4 }, (_, j) => normalColumn(40 + j));
    const noise = normalColumn(50);
    const classes = noise.map((e, i) => (e + 1.5 * (normal[0]?.[i] ?? 0) - (normal[2]?.[i] ?? 0) > 0.8 ? 1 : 0));
    const scaling = { means: new Float64Array(4), scales: new Float64Array(4).fill(1) };
    const objective = new PointwiseObjective(normal, classes, scaling, lossNamed('log'));
    const best = (optimizer: ReturnType<typeof lbfgs>) => {
      const state = beginning(objective, optimizer, OPTIONS);
      state.loss = finish(objective.evaluate(state.parameters, state.gradient));
      finish(optimizer.step(objective, state));
      return state.loss / (finish(leastLoss(objective, new Float64Array(5))) ?? Number.NaN) - 1;
    };
    const bound = boundOf(normal);
    const [reached, newton] = [logMetricOf(bound), metricOf(bound)].map((metric) => best(lbfgs(constant(1), metric)));
    assert.ok((reached ?? Number.NaN) < (newton ?? 0) / 10, `${reached} ${newton}`);
  });

  it('reaches no farther than once from where there is nothing to tell, and not without end where classes part', () => {
    const { reach } = logMetricOf(Float64Array.of(0.25, 0, 0, 0.25));
    assert.ok(reach);
    assert.equal(reach(Float64Array.of(0, 0)), 1);
    assert.equal(reach(Float64Array.of(0, 3)), 4);
    assert.equal(reach(Float64Array.of(0, 1, 0, 1)), 1);
  });

  it('takes each neuron by itself', () => {
    const v = Float64Array.from({ length: D + 1 }, (_, j) => j - 2);
    const both = metric.solve(Float64Array.of(...v, ...v.map((x) => 2 * x)));
    const one = metric.solve(v);
    assert.deepEqual([...both], [...one, ...one.map((x) => 2 * x)]);
  });
});

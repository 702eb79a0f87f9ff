import assert from 'node:assert/strict';
import type { MeasuredTable } from '../../../src/core/data/measuredTable';
import { LOSSES } from '../../../src/core/model/loss';
import { DEFAULT_OPTIONS, type Setup } from '../../../src/core/model/setup';
import type { InferenceTerm } from '../../../src/core/report/inference';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { begin, type Prepared, prepare, type Run } from '../../../src/core/train/run';
import { statisticsRun } from '../../../src/core/train/statisticsRun';
import { finish } from '../../../src/core/work';
import { large, tableOfNumbers } from '../../support/numbers';
import { randomColumns } from '../../support/random';

const ROWS = 5000;
const NAMES = ['a', 'b', 'c', 'y'];

describe('a large table with its rows', () => {
  it('has the same statistics whatever the loss, and whichever was asked first', () => {
    const table = tableOf();
    const [first, ...others] = (['mse', 'huber', 'absolute'] as const).map(
      (loss) => finish(prepare(table, setupOf({ loss }))).training.statistics,
    );
    for (const other of others) assert.deepEqual(other, first);
  });

  it('tells a squared loss without a pass over rows that are trained on or held back', () => {
    const setup = setupOf({ validation: 0.3 });
    const prepared = finish(prepare(tableOf(), setup));
    const { training, held } = prepared;
    assert.ok(held);
    const noRows = { columns: training.dataset.columns.map(() => new Float64Array()), targets: new Float64Array() };
    const blind: Prepared = {
      ...prepared,
      training: { ...training, dataset: { ...training.dataset, ...noRows } },
      held: { ...held, dataset: { ...held.dataset, ...noRows } },
    };
    const curve = (from: Prepared) => [...finish(begin(from, setup)).iterations];
    assert.deepEqual(curve(blind), curve(prepared));
  });
});

describe('a run on statistics alone', () => {
  it('has the losses and the weights of the run that has the rows as well, to the bit', () => {
    for (const options of [
      {},
      { l2: 0.1 },
      { l1: 0.05 },
      { loss: 'rss' as const },
      { bias: false },
      { standardise: false },
    ]) {
      const setup = setupOf(options);
      const table = tableOf();
      const alone = carriedOut(runOf(table, setup));
      const withRows = carriedOut(finish(begin(finish(prepare(table, setup)), setup)));
      assert.deepEqual(alone.losses, withRows.losses);
      assert.deepEqual(alone.result.model, withRows.result.model);
    }
  });

  it('has the loss of a pass over the rows at every iteration, to twelve digits', () => {
    const table = tableOf();
    const setup = setupOf({});
    const run = runOf(table, setup);
    const prepared = finish(prepare(table, setup));
    const { dataset } = prepared.training;
    const means = run.start.model.features.map(({ mean }) => mean);
    const scaling = {
      means: Float64Array.from(means),
      scales: Float64Array.from(run.start.model.features, ({ scale }) => scale),
    };
    const overRows = new PointwiseObjective(dataset.columns, dataset.targets, scaling, LOSSES.mse({ delta: 1 }));
    const gradient = new Float64Array(NAMES.length);
    let checked = 0;
    for (const iteration of run.iterations) {
      if (!iteration) continue;
      const expected = finish(overRows.evaluate(run.course.parameters, gradient));
      const error = Math.abs(iteration.loss - expected) / expected;
      assert.ok(error <= 1e-12, `iteration ${iteration.iteration}: ${error}`);
      checked++;
    }
    assert.ok(checked > 5);
  });

  it('reports what the rows would tell: metrics, errors and intervals', () => {
    const table = tableOf();
    const setup = setupOf({});
    const alone = carriedOut(runOf(table, setup)).result;
    const { result } = carriedOut(finish(begin(finish(prepare(table, setup)), setup)));
    const { mae: _, ...expected } = result.metrics;
    for (const [name, value] of Object.entries(expected)) {
      const found = alone.metrics[name as keyof typeof expected] ?? Number.NaN;
      assert.ok(Math.abs(found - value) <= 1e-11 * Math.abs(value), name);
    }
    assert.equal(alone.metrics.mae, undefined);
    assert.equal(alone.inference?.terms.length, NAMES.length);
    for (const [at, term] of (result.inference?.terms ?? []).entries()) {
      const found: InferenceTerm | undefined = alone.inference?.terms[at];
      assert.equal(found?.name, term.name);
      for (const key of ['weight', 'standardError', 'statistic'] as const)
        assert.ok(
          Math.abs((found?.[key] ?? Number.NaN) - term[key]) <= 1e-9 * Math.abs(term[key]),
          `${term.name} ${key}`,
        );
    }
  });

  it('is none where the statistics cannot tell: a gap, a fit that is all but perfect, rows held back', () => {
    const gappy = columnsOf();
    gappy.a?.fill(Number.NaN, 7, 8);
    assert.equal(finish(statisticsRun(large(tableOfNumbers(gappy)), setupOf({}))), undefined);
    assert.equal(finish(statisticsRun(tableOf(1e-4), setupOf({}))), undefined);
    assert.equal(finish(statisticsRun(tableOf(), setupOf({ validation: 0.2 }))), undefined);
  });

  it('is none where columns are so close to one another that rounding would be seen in the loss, or turn weights', () => {
    const near = (share: number, options: Partial<Setup['options']>) => {
      const { a = new Float64Array(), c, y } = columnsOf();
      const [apart] = randomColumns(1, ROWS, 12);
      const twin = a.map((x, i) => x + 20 * share * (apart?.[i] ?? 0));
      return finish(statisticsRun(large(tableOfNumbers({ a, b: twin, c: c ?? a, y: y ?? a })), setupOf(options)));
    };
    assert.ok(near(0.1, { optimizer: 'newton' }));
    assert.ok(near(0.004, {}));
    assert.equal(near(0.004, { optimizer: 'newton' }), undefined);
    assert.equal(near(1e-4, {}), undefined);
  });
});

function setupOf(options: Partial<Setup['options']>): Setup {
  return { target: 'y', features: ['a', 'b', 'c'], estimator: 'linear', options: { ...DEFAULT_OPTIONS, ...options } };
}

function runOf(table: MeasuredTable, setup: Setup): Run {
  const run = finish(statisticsRun(table, setup));
  assert.ok(run);
  return run;
}

function carriedOut(run: Run) {
  const losses: number[] = [];
  for (;;) {
    const { done, value } = run.iterations.next();
    if (done) return { losses, result: finish(run.conclude(value)) };
    if (value) losses.push(value.loss);
  }
}

/** y = 2 + a − 3b + c/2 and noise, on columns of different scales. */
function columnsOf(noise = 1): Record<string, Float64Array> {
  const [a, b, c, e] = randomColumns(4, ROWS, 11) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const x = a.map((value) => 1000 + 20 * value);
  const y = a.map((_, row) => 2 + (x[row] ?? 0) / 20 - 3 * (b[row] ?? 0) + (c[row] ?? 0) / 2 + noise * (e[row] ?? 0));
  return { a: x, b, c, y };
}

function tableOf(noise = 1): MeasuredTable {
  return large(tableOfNumbers(columnsOf(noise)));
}

import assert from 'node:assert/strict';
import type { EstimatorId } from '../../../src/core/model/estimators';
import { explain, type Neuron } from '../../../src/core/model/fitted';
import type { TrainOptions } from '../../../src/core/model/setup';
import { crossValidate } from '../../../src/core/train/crossValidate';
import { prepare } from '../../../src/core/train/prepared';
import { finish } from '../../../src/core/work';
import { equationOf } from '../../../src/format';
import { type Fitted, naiveRows, readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

const MEASUREMENTS = ['beak_length_mm', 'beak_depth_mm', 'flipper_length_mm', 'body_mass_g'];
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];

interface Wish {
  readonly estimator?: EstimatorId;
  readonly positive?: string | null;
  readonly options?: Partial<TrainOptions>;
}

async function penguins({ estimator = 'sigmoid', ...words }: Wish = {}): Promise<Fitted> {
  const setup = setupOf({ target: 'species', features: MEASUREMENTS, estimator, ...words });
  return trainOn(await readSample('penguins.csv'), setup);
}

/** The neuron of each class, trained by itself. */
async function singles(wish: Wish): Promise<Fitted[]> {
  return Promise.all(SPECIES.map((positive) => penguins({ ...wish, positive })));
}

function assertNear(found: Neuron | undefined, expected: Neuron | undefined, within: number): void {
  assert.ok(found && expected);
  const [a, b] = [found, expected].map(({ standardised: { bias, weights } }) => [bias, ...weights]);
  for (const [j, x] of (a ?? []).entries()) {
    const y = b?.[j] ?? Number.NaN;
    assert.ok(Math.abs(x - y) <= within * Math.max(1, Math.abs(y)), `found ${x}, expected ${y}`);
  }
}

describe('each class against the rest', () => {
  const ROUNDS: readonly [name: string, wish: Wish][] = [
    ['the log loss', {}],
    ['the squared error of the probability', { options: { loss: 'sigmoidSquared' } }],
    ['hinge loss', { estimator: 'svm' }],
    ['the perceptron', { estimator: 'perceptron' }],
    ['penalties', { options: { l1: 0.01, l2: 0.1 } }],
    ['mini-batches', { options: { batchSize: 32 } }],
    ['momentum', { options: { optimizer: 'momentum' } }],
    ['Adam', { options: { optimizer: 'adam' } }],
    ['no bias', { options: { bias: false } }],
  ];
  for (const [name, { estimator, options }] of ROUNDS) {
    it(`has the neurons that each class has by itself after as many iterations: ${name}`, async () => {
      const wish = { ...(estimator && { estimator }), options: { ...options, maxIterations: 37, tolerance: 0 } };
      const { start, result, losses } = await penguins(wish);
      const alone = await singles(wish);
      assert.deepEqual(result.model.classes, SPECIES);
      assert.deepEqual([result.iterations, result.model.neurons.length], [37, 3]);
      for (const one of alone) assert.ok(Math.abs(one.start.learningRate / start.learningRate - 1) < 1e-9);
      for (const [i, loss] of losses.entries()) {
        const sum = alone.reduce((total, one) => total + (one.losses[i] ?? Number.NaN), 0);
        assert.ok(Math.abs(loss - sum) <= 1e-9 * Math.max(1, sum), `iteration ${i}: ${loss}, ${sum}`);
      }
      for (const [k, one] of alone.entries()) {
        if (one.result.kept === result.kept) assertNear(result.model.neurons[k], one.result.model.neurons[0], 1e-9);
      }
    });
  }

  for (const optimizer of ['gradientDescent', 'newton'] as const) {
    it(`converges to the neurons that each class converges to (${optimizer})`, async () => {
      const wish = { options: { l2: 0.1, optimizer, tolerance: 1e-11, maxIterations: 10_000 } };
      const { start, result } = await penguins(wish);
      const alone = await singles(wish);
      assert.equal(result.status, 'converged');
      for (const [k, one] of alone.entries()) {
        assertNear(result.model.neurons[k], one.result.model.neurons[0], 1e-9);
      }
      const best = alone.reduce((sum, one) => sum + (one.start.best ?? Number.NaN), 0);
      assert.ok(Math.abs((start.best ?? Number.NaN) / best - 1) < 1e-9);
      assert.ok(Math.abs(result.loss.value / best - 1) < 1e-9);
    });
  }

  it('has the limit of the learning rate that a single neuron has', async () => {
    const wish = { options: { maxIterations: 2, l2: 0.2 } };
    const [together, [alone]] = [await penguins(wish), await singles(wish)];
    assert.ok(together.start.rateLimit && alone?.start.rateLimit);
    assert.equal(together.start.rateLimit.kind, 'safe');
    assert.ok(Math.abs(together.start.rateLimit.value / alone.start.rateLimit.value - 1) < 1e-9);
  });

  for (const estimator of ['sigmoid', 'perceptron', 'svm'] as const) {
    it(`predicts the class with the largest output, and counts by that (${estimator})`, async () => {
      const { result } = await penguins({ estimator, options: { maxIterations: 50 } });
      const rows = naiveRows('penguins.csv').filter((row) =>
        MEASUREMENTS.every((name) => Number.isFinite(Number(row[name] || 'x'))),
      );
      let wrong = 0;
      for (const row of rows) {
        const explanation = explain(result.model, (column) => row[column]);
        assert.ok('output' in explanation && explanation.outputs);
        const outputs = result.model.neurons.map(({ bias, weights }) =>
          weights.reduce((sum, w, j) => sum + w * Number(row[MEASUREMENTS[j] ?? '']), bias),
        );
        const largest = outputs.indexOf(Math.max(...outputs));
        assert.equal(result.model.neurons.indexOf(explanation.neuron), largest);
        assert.ok(Math.abs(explanation.output - (outputs[largest] ?? Number.NaN)) < 1e-9);
        const probabilities = outputs.map((z) => 1 / (1 + Math.exp(-z)));
        if (estimator !== 'sigmoid') assert.equal(explanation.probabilities, undefined);
        else
          for (const [k, p] of probabilities.entries())
            assert.ok(Math.abs((explanation.probabilities?.[k] ?? 9) - p) < 1e-9);
        if (SPECIES[largest] !== row.species) wrong++;
      }
      const { accuracy, misclassified } = result.metrics;
      assert.equal(rows.length, 342);
      assert.deepEqual(Object.keys(result.metrics), ['accuracy', 'misclassified']);
      assert.equal(misclassified, wrong);
      assert.ok(Math.abs((accuracy ?? 0) - (342 - wrong) / 342) < 1e-12);
      assert.equal(
        result.classReport?.confusion.flat().reduce((a, b) => a + b, 0),
        342,
      );
      assert.deepEqual([result.classReport?.classes, result.inference], [SPECIES, undefined]);
    });
  }

  it('is written out neuron by neuron, through the activation', async () => {
    const text = async (estimator: EstimatorId) => {
      const { model } = (await penguins({ estimator, options: { maxIterations: 2 } })).result;
      return model.neurons.map((neuron) => equationOf(model, neuron));
    };
    const [adelie, , gentoo] = await text('sigmoid');
    assert.match(adelie ?? '', /^P\(species=Adelie\) = σ\(/);
    assert.match(gentoo ?? '', /^P\(species=Gentoo\) = σ\(/);
    assert.match((await text('perceptron'))[1] ?? '', /^\[species=Chinstrap\] = step\(/);
    assert.match((await text('softmax'))[1] ?? '', /^F\(species=Chinstrap\) = /);
  });

  it('names the classes whose loss falls for ever', async () => {
    const { result, start } = await penguins({ options: { maxIterations: 2_000 } });
    const found = result.diagnoses.find(({ code }) => code === 'classSeparable');
    assert.ok(String(found?.values.classes).includes('Gentoo'));
    assert.equal(start.best, undefined);
  });

  it('counts the mistakes of all perceptrons, and says where they do not settle', async () => {
    const { start, result } = await penguins({ estimator: 'perceptron', options: { maxIterations: 20 } });
    const found = result.diagnoses.find(({ code }) => code === 'notAllSettled');
    assert.deepEqual([start.loss, result.loss.name], ['mistakes', 'mistakes']);
    assert.equal(found?.values.count, result.loss.value);
    assert.ok(!result.diagnoses.some(({ code }) => code === 'unbalanced'));
  });

  it('measures rows that are held back, and stops by them', async () => {
    const options = { validation: 0.25, patience: 30, learningRate: 'auto', maxIterations: 3_000 } as const;
    const { result, losses, validation } = await penguins({ options });
    assert.equal(validation.length, losses.length);
    assert.ok((result.validation?.accuracy ?? 0) > 0.9);
    assert.equal(validation[result.kept], Math.min(...validation));
  });

  it('cross-validates', async () => {
    const setup = setupOf({ target: 'species', features: MEASUREMENTS, estimator: 'sigmoid', options: { l2: 0.01 } });
    const folds = finish(crossValidate(await readSample('penguins.csv'), setup, 4));
    assert.equal(folds.length, 4);
    for (const { metrics } of folds) assert.ok((metrics.accuracy ?? 0) > 0.9);
  });

  it('counts a row as often as its weight says', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({ x: (i * 7) % 11, y: 'abc'[(i * 5) % 3], w: 1 + (i % 3) }));
    const once = `x,y,w\n${lines.map(({ x, y, w }) => `${x},${y},${w}`).join('\n')}\n`;
    const often = `x,y\n${lines.flatMap(({ x, y, w }) => new Array<string>(w).fill(`${x},${y}`)).join('\n')}\n`;
    const words = { target: 'y', features: ['x'], estimator: 'sigmoid', options: { l2: 0.01 } } as const;
    const weighted = trainOn(await tableFrom(once), setupOf({ ...words, rowWeights: 'w' })).result;
    const plain = trainOn(await tableFrom(often), setupOf(words)).result;
    for (const [k, neuron] of weighted.model.neurons.entries()) assertNear(neuron, plain.model.neurons[k], 1e-6);
  });

  it('takes the values of a number column for classes, in their order', async () => {
    const table = await tableFrom('x,y\n1,10\n2,9\n3,10\n4,7.5\n5,9\n');
    const { dataset } = finish(
      prepare(table, setupOf({ target: 'y', features: ['x'], estimator: 'sigmoid' })),
    ).training;
    assert.deepEqual(
      [dataset.classes, [...dataset.targets]],
      [
        ['7.5', '9', '10'],
        [2, 1, 2, 0, 1],
      ],
    );
  });

  it('is one neuron where there are two classes, whatever was asked', async () => {
    const table = await readSample('penguins.csv');
    const words = {
      target: 'sex',
      features: MEASUREMENTS,
      estimator: 'sigmoid',
      options: { maxIterations: 5 },
    } as const;
    const asked = trainOn(table, setupOf({ ...words, positive: null })).result.model;
    assert.deepEqual(asked, trainOn(table, setupOf(words)).result.model);
    assert.equal(asked.neurons.length, 1);
  });
});

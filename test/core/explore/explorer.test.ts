import assert from 'node:assert/strict';
import type { Look } from '../../../src/core/explore/look';
import type { TrainOptions } from '../../../src/core/model/setup';
import { finish } from '../../../src/core/work';
import { type Explored, explore } from '../../support/explored';
import { readSample, setupOf } from '../../support/samples';

const FEATURES = ['weight_lbs', 'year', 'horsepower'];

const lookAt = ({ explorer }: Explored, iteration: Look['iteration']) =>
  finish(explorer.look({ iteration, passing: false }));

async function onCars(options: Partial<TrainOptions>): Promise<Explored> {
  const table = await readSample('auto-mpg.csv');
  return explore(table, setupOf({ target: 'mpg', features: FEATURES, estimator: 'linear', options }));
}

/** Ways of training that remember different things between iterations. */
const WAYS: Readonly<Record<string, Partial<TrainOptions>>> = {
  'gradient descent': { maxIterations: 3000, tolerance: 0 },
  momentum: { optimizer: 'momentum', maxIterations: 3000, tolerance: 0, learningRate: 0.001 },
  Nesterov: { optimizer: 'nesterov', maxIterations: 1500, tolerance: 0, learningRate: 0.001 },
  Adam: { optimizer: 'adam', maxIterations: 1500, tolerance: 0 },
  Newton: { optimizer: 'newton', loss: 'huber', maxIterations: 60 },
  'L-BFGS': { optimizer: 'lbfgs', loss: 'huber', maxIterations: 60 },
  'mini-batches': { batchSize: 32, maxIterations: 1200, tolerance: 0 },
  'absolute error with validation': { loss: 'absolute', maxIterations: 1200, validation: 0.2, patience: 500 },
  'an L1 penalty': { l1: 2, maxIterations: 1100, tolerance: 0 },
};

describe('an explorer', () => {
  for (const [name, options] of Object.entries(WAYS)) {
    it(`comes to any iteration again to the same bits: ${name}`, async () => {
      const explored = await onCars(options);
      const { losses, parameters } = explored;
      const last = losses.length - 1;
      const places = [last, 0, 1, 2, 700, 701, 699, 1023, 1024, 1025, last - 1, 5, last].filter((k) => k <= last);
      for (const k of places) {
        const moment = lookAt(explored, k);
        assert.equal(moment.iteration, k);
        assert.equal(moment.last, last);
        assert.equal(moment.loss, losses[k], `loss of ${k}`);
        assert.deepEqual(moment.parameters, parameters[k], `parameters of ${k}`);
      }
    });
  }

  it('steps forward, back and forward again to the same bits', async () => {
    const explored = await onCars({ optimizer: 'adam', maxIterations: 2000, tolerance: 0 });
    const at = (k: number) => lookAt(explored, k).parameters;
    const forward = Array.from({ length: 40 }, (_, k) => at(1500 + k));
    const back = Array.from({ length: 40 }, (_, k) => at(1539 - k)).reverse();
    const again = Array.from({ length: 40 }, (_, k) => at(1500 + k));
    assert.deepEqual(back, forward);
    assert.deepEqual(again, forward);
  });

  it('shows the weights that are kept, which are the best where the loss has corners', async () => {
    const explored = await onCars({ loss: 'absolute', maxIterations: 900 });
    const { iteration, neurons, metrics } = lookAt(explored, 'kept');
    assert.equal(iteration, explored.result.kept);
    assert.deepEqual(neurons, explored.result.model.neurons);
    assert.deepEqual(metrics, explored.result.metrics);
  });

  it('measures an iteration on the rows held back as the run does', async () => {
    const explored = await onCars({ validation: 0.25 });
    const moment = lookAt(explored, 'kept');
    assert.deepEqual(moment.validationMetrics, explored.result.validation);
    assert.equal(typeof moment.validation, 'number');
  });
});

import assert from 'node:assert/strict';
import type { TrainOptions } from '../../../src/core/model/setup';
import { readSample, setupOf, trainOn } from '../../support/samples';

const FEATURES = ['weight_lbs', 'year', 'acceleration'];

async function trained(options: Partial<TrainOptions>) {
  return trainOn(
    await readSample('auto-mpg.csv'),
    setupOf({ target: 'mpg', features: FEATURES, estimator: 'linear', options }),
  );
}

const codes = ({ result }: Awaited<ReturnType<typeof trained>>) => result.diagnoses.map(({ code }) => code);

describe('what is said of a slow or a wild training', () => {
  it('names the limit and a rate that converges where the rate is above it', async () => {
    const limit = (await trained({})).start.rateLimit?.value ?? Number.NaN;
    const wild = await trained({ learningRate: 1.5 * limit });
    const [first] = wild.result.diagnoses;
    assert.equal(first?.code, 'learningRateAboveLimit');
    assert.deepEqual(first.values, { learningRate: 1.5 * limit, limit, suggestion: limit / 2 });
    const mended = await trained({ learningRate: Number(first.values.suggestion) });
    assert.equal(mended.result.status, 'converged');
  });

  it('names a rate where none is known to be the limit', async () => {
    const { start, result } = await trained({ learningRate: 1e200, optimizer: 'adam' });
    assert.equal(start.rateLimit, undefined);
    assert.equal(result.diagnoses[0]?.code, 'learningRateTooLarge');
  });

  it('names a rate to try where the rate is what makes it slow', async () => {
    const slow = await trained({ learningRate: 1e-4, maxIterations: 50 });
    const values = slow.result.diagnoses.find(({ code }) => code === 'learningRateSmall')?.values ?? {};
    assert.equal(values.suggestion, 1 / (slow.start.curvature ?? Number.NaN));
    assert.equal(values.ratio !== undefined, true);
    const mended = await trained({ learningRate: Number(values.suggestion), maxIterations: 50 });
    assert.ok(mended.result.loss.value < slow.result.loss.value);
  });

  it('speaks of iterations alone where the rate is as it should be, or its limit not known', async () => {
    assert.ok(codes(await trained({ maxIterations: 5 })).includes('notConverged'));
    const batched = codes(await trained({ learningRate: 1e-6, batchSize: 32, maxIterations: 5 }));
    assert.ok(batched.includes('notConverged') && !batched.includes('learningRateSmall'));
  });
});

describe('the model of a Huber loss', () => {
  it('keeps its δ: half of the target’s standard deviation, or what was chosen', async () => {
    const { result } = await trained({ loss: 'huber', maxIterations: 3 });
    const rows = (await readSample('auto-mpg.csv')).columns.find(({ name }) => name === 'mpg');
    assert.ok(rows?.type === 'number');
    const targets = [...rows.values].filter((y) => !Number.isNaN(y));
    const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
    const deviation = Math.sqrt(targets.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.length);
    assert.ok(Math.abs((result.model.delta ?? 0) / (deviation / 2) - 1) < 1e-12);
    assert.equal((await trained({ loss: 'huber', delta: 3, maxIterations: 3 })).result.model.delta, 3);
    assert.equal('delta' in (await trained({ maxIterations: 3 })).result.model, false);
  });
});

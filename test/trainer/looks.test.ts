import assert from 'node:assert/strict';
import type { Look } from '../../src/core/explore/look';
import { setupOf } from '../support/samples';
import { buildSession } from '../support/session';

const SETUP = setupOf({ target: 'mpg', features: ['weight_lbs', 'year'], estimator: 'linear' });
const ENDLESS = setupOf({
  target: 'sex',
  features: ['beak_length_mm', 'beak_depth_mm'],
  estimator: 'sigmoid',
  options: { tolerance: 0, maxIterations: 10_000_000 },
});

const at = (iteration: Look['iteration']): Look => ({ iteration, passing: false });

describe('a session that is looked at', () => {
  it('tells what a finished run was like at any of its iterations', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('auto-mpg.csv');
    const finished = next('finished');
    tell({ type: 'train', run: 1, setup: SETUP });
    const { result } = await finished;
    const losses = of('losses').flatMap((message) => [...message.losses]);
    for (const [request, iteration] of [0, 3, result.iterations, 2].entries()) {
      const answered = next('moment');
      tell({ type: 'look', run: 1, request, look: at(iteration) });
      const { moment, ...rest } = await answered;
      assert.deepEqual(rest, { type: 'moment', run: 1, request });
      assert.equal(moment.loss, losses[iteration]);
    }
  });

  it('answers while training goes on, and of many questions the last', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('penguins.csv');
    const losses = next('losses');
    tell({ type: 'train', run: 1, setup: ENDLESS });
    await losses;
    for (const request of [1, 2, 3, 4]) tell({ type: 'look', run: 1, request, look: at(0) });
    for (;;) {
      const { request } = await next('moment');
      if (request === 4) break;
    }
    assert.ok(of('moment').length < 4);
    tell({ type: 'stop', run: 1 });
  });

  it('holds the iterations back, and lets them through one by one', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('penguins.csv');
    const length = () => of('losses').reduce((sum, { losses }) => sum + losses.length, 0);
    const first = next('losses');
    tell({ type: 'train', run: 1, setup: ENDLESS });
    await first;
    tell({ type: 'pace', run: 1, pace: 'pause' });
    const answered = next('moment');
    tell({ type: 'look', run: 1, request: 1, look: at('kept') });
    const { moment } = await answered;
    for (let k = 1; k <= 3; k++) {
      const more = next('losses');
      tell({ type: 'pace', run: 1, pace: 'step' });
      const { from, losses } = await more;
      assert.equal(from + losses.length - 1, moment.last + k);
      assert.equal(length(), moment.last + k + 1);
    }
    const finished = next('finished');
    tell({ type: 'stop', run: 1 });
    const { result } = await finished;
    assert.equal(result.iterations, moment.last + 3);
    assert.equal(result.status, 'stopped');
  });

  it('answers what was asked before the first iteration when there is one', async () => {
    const { tell, next, of, openSample, logged } = buildSession();
    openSample('penguins.csv');
    const started = next('started');
    const answered = next('moment');
    tell({ type: 'train', run: 1, setup: ENDLESS });
    tell({ type: 'pace', run: 1, pace: 'pause' });
    await started;
    tell({ type: 'look', run: 1, request: 1, look: at('kept') });
    assert.equal(of('losses').length, 0);
    const first = next('losses');
    tell({ type: 'pace', run: 1, pace: 'step' });
    const { losses } = await first;
    const { moment } = await answered;
    assert.deepEqual([moment.iteration, moment.last, moment.loss], [0, 0, losses[0]]);
    assert.deepEqual(logged, []);
    const finished = next('finished');
    tell({ type: 'stop', run: 1 });
    assert.equal((await finished).result.iterations, 0);
  });

  it('ends a run that is told to pause after it was told to stop', async () => {
    const { tell, next, openSample } = buildSession();
    openSample('penguins.csv');
    const losses = next('losses');
    const finished = next('finished');
    tell({ type: 'train', run: 1, setup: ENDLESS });
    await losses;
    tell({ type: 'stop', run: 1 });
    tell({ type: 'pace', run: 1, pace: 'pause' });
    assert.equal((await finished).result.status, 'stopped');
  });

  it('takes up another run while one is held back', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('penguins.csv');
    const losses = next('losses');
    tell({ type: 'train', run: 1, setup: ENDLESS });
    await losses;
    tell({ type: 'pace', run: 1, pace: 'pause' });
    const finished = next('finished');
    tell({ type: 'train', run: 2, setup: { ...ENDLESS, options: { ...ENDLESS.options, maxIterations: 10 } } });
    const { run, result } = await finished;
    assert.deepEqual([run, result.iterations], [2, 10]);
    assert.deepEqual(
      of('finished').map((message) => message.run),
      [2],
    );
  });

  it('shows a training that has diverged to where it went', async () => {
    const { tell, next, of, openSample, logged } = buildSession();
    openSample('auto-mpg.csv');
    const finished = next('finished');
    tell({ type: 'train', run: 1, setup: { ...SETUP, options: { ...SETUP.options, learningRate: 1e150 } } });
    const { result } = await finished;
    assert.equal(result.status, 'diverged');
    const losses = of('losses').flatMap((message) => [...message.losses]);
    for (let iteration = 0; iteration <= result.iterations; iteration++) {
      const answered = next('moment');
      const surface = { x: 1, y: 2, others: 'best' } as const;
      const look = { ...at(iteration), arithmetic: 1, surface, fit: { kind: 'feature', x: 'year' } } as const;
      tell({ type: 'look', run: 1, request: iteration, look });
      const { moment } = await answered;
      assert.equal(moment.loss, losses[iteration]);
      assert.ok(moment.surface?.loss.every(Number.isFinite));
    }
    assert.deepEqual(logged, []);
  });

  it('says nothing of a run that was replaced', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('auto-mpg.csv');
    let finished = next('finished');
    tell({ type: 'train', run: 1, setup: SETUP });
    await finished;
    finished = next('finished');
    tell({ type: 'train', run: 2, setup: SETUP });
    await finished;
    const answered = next('moment');
    tell({ type: 'look', run: 1, request: 1, look: at(0) });
    tell({ type: 'look', run: 2, request: 2, look: at(0) });
    await answered;
    assert.deepEqual(
      of('moment').map(({ run }) => run),
      [2],
    );
  });
});

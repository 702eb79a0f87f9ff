import assert from 'node:assert/strict';
import { prepare } from '../../../src/core/train/run';
import { finish } from '../../../src/core/work';
import { setupOf, tableFrom, trainOn } from '../../support/samples';

const TEXT = 'x,k,y\n1,a,3\n2,b,5\n3,a,7\n4,a,100\n,b,1\n5,b,11\n6,a,13\n7,b,15\n';
const without = (...lines: number[]) =>
  TEXT.trimEnd()
    .split('\n')
    .filter((_, line) => !lines.includes(line + 1))
    .join('\n');

const setup = (excluded: readonly number[], options = {}) =>
  setupOf({ target: 'y', features: ['x', 'k'], estimator: 'linear', excluded, options });

describe('rows left out by hand', () => {
  it('are trained without, as if the table had no such lines', async () => {
    const left = trainOn(await tableFrom(TEXT), setup([3]));
    const gone = trainOn(await tableFrom(without(5)), setup([]));
    assert.deepEqual(left.losses, gone.losses);
    assert.deepEqual(left.result.model.neurons, gone.result.model.neurons);
    assert.deepEqual(left.result.metrics, gone.result.metrics);
  });

  it('are accounted for with their lines, beside those that could not be used', async () => {
    const { start } = trainOn(await tableFrom(TEXT), setup([3, 0]));
    assert.deepEqual(start.rows, { total: 8, used: 5, leftOut: 3 });
    assert.deepEqual(
      start.leftOut.map(({ code, count, lines }) => [code, count, lines]),
      [
        ['missingFeature', 1, [6]],
        ['byHand', 2, [2, 5]],
      ],
    );
  });

  it('are neither trained on nor held back, but kept to be shown', async () => {
    const table = await tableFrom(TEXT);
    const { training, held, aside } = finish(prepare(table, setup([3, 4], { validation: 0.3 })));
    const all = [training.dataset, held?.dataset].flatMap((rows) => [...(rows?.positions ?? [])]);
    assert.deepEqual(all.sort(), [0, 1, 2, 5, 6, 7]);
    assert.deepEqual([...(aside?.positions ?? [])], [3]); // row 4 can't be used anyway
    assert.deepEqual([...(aside?.targets ?? [])], [100]);
  });

  it('leave too little to learn from only with a word', async () => {
    const table = await tableFrom(TEXT);
    assert.throws(() => trainOn(table, setup([0, 1, 2, 3, 5, 6])), { code: 'tooFewRows' });
  });
});

describe('a start of one’s own', () => {
  it('is where training begins, and the end is the same', async () => {
    const table = await tableFrom(TEXT);
    const usual = trainOn(table, setup([]));
    const start = [10, -3, 4];
    const own = trainOn(table, { ...setup([]), start });
    assert.notEqual(own.losses[0], usual.losses[0]);
    assert.deepEqual([...(own.start.model.neurons[0]?.standardised.weights ?? [])], [-3, 4]);
    const apart = own.result.loss.value - usual.result.loss.value;
    assert.ok(Math.abs(apart) <= 1e-6 * usual.result.loss.value, String(apart));
  });

  it('is refused where it has not as many parameters as the model', async () => {
    const table = await tableFrom(TEXT);
    assert.throws(() => trainOn(table, { ...setup([]), start: [1, 2] }), { code: 'startUnfit' });
  });
});

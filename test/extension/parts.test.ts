import assert from 'node:assert/strict';
import { Losses } from '../../src/extension/losses';
import { panelMessage } from '../../src/extension/panelMessage';
import { plain } from '../../src/extension/text';
import { escaped } from '../../src/report/markdown';

describe('a message of the panel', () => {
  it('is taken for what it is', () => {
    const train = { type: 'train', changes: { learningRate: 0.1, maxIterations: 'auto' } } as const;
    assert.deepEqual(panelMessage({ ...train, more: 1 }), train);
    const passing = { ...train, estimator: 'linear', passing: true } as const;
    assert.deepEqual(panelMessage(passing), passing);
    assert.deepEqual(panelMessage({ type: 'train', changes: {} }), { type: 'train', changes: {} });
    assert.deepEqual(panelMessage({ type: 'stop', run: 3 }), { type: 'stop' });
  });

  it('trains with options by their names alone', () => {
    const changes = { loss: 'huber', batchSize: 'all', l1: 0, colour: 'red', toString: 1 };
    assert.deepEqual(panelMessage({ type: 'train', changes }), {
      type: 'train',
      changes: { loss: 'huber', batchSize: 'all', l1: 0 },
    });
  });

  it('is none with an option out of its range or not of its form', () => {
    const wrong = [
      ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 'fast', null].map((learningRate) => ({ learningRate })),
      ...[0, 1.5, 10_000_001, 'all'].map((maxIterations) => ({ maxIterations })),
      ...['adam2', 3, null].map((optimizer) => ({ optimizer })),
      { validation: 0.95 },
      { momentum: 1 },
    ];
    for (const changes of [...wrong, undefined, null, 'auto']) {
      assert.equal(panelMessage({ type: 'train', changes }), undefined, JSON.stringify(changes));
    }
  });

  it('is none with an estimator that there is not', () => {
    assert.equal(panelMessage({ type: 'train', changes: {}, estimator: 'forest' }), undefined);
    assert.equal(panelMessage({ type: 'train', changes: {}, estimator: 3 }), undefined);
  });

  it('is none of a type we do not know', () => {
    for (const data of [undefined, null, 'ready', [], { type: 'open' }, {}])
      assert.equal(panelMessage(data), undefined);
  });
});

describe('the losses of a run', () => {
  it('are copied from any iteration on, over the edges of their blocks', () => {
    const losses = new Losses();
    const all = Float64Array.from({ length: 100_000 }, (_, k) => k);
    for (let from = 0; from < all.length; from += 777) losses.add(from, all.subarray(from, from + 777));
    assert.deepEqual(losses.toArray(), all);
    assert.deepEqual(losses.toArray(40_001), all.subarray(40_001));
    assert.deepEqual([losses.at(16_383), losses.at(16_384), losses.at(99_999)], [16_383, 16_384, 99_999]);
    assert.deepEqual([losses.at(-1), losses.at(100_000)], [undefined, undefined]);
  });

  it('grow by batches and are copied at their own size', () => {
    const losses = new Losses();
    for (let from = 0; from < 1000; from += 100)
      losses.add(
        from,
        Float64Array.from({ length: 100 }, (_, k) => from + k),
      );
    assert.equal(losses.length, 1000);
    assert.equal(losses.last, 999);
    assert.deepEqual(
      losses.toArray(),
      Float64Array.from({ length: 1000 }, (_, k) => k),
    );
    assert.equal(losses.toArray().buffer.byteLength, 8000);
  });
});

describe('the words of a file', () => {
  it('are no markup in Markdown', () => {
    assert.equal(escaped('a*b|[c](d)\n`e`'), 'a\\*b\\|\\[c\\]\\(d\\) \\`e\\`');
  });

  it('are no icons in a list', () => {
    assert.equal(plain('$(flame) and $(sync~spin) cost $(5 €)'), '\\$(flame) and \\$(sync~spin) cost $(5 €)');
  });
});

import assert from 'node:assert/strict';
import { Losses } from '../../src/extension/losses';
import { escaped } from '../../src/extension/markdown';
import { panelMessage } from '../../src/extension/panelMessage';
import { plain } from '../../src/extension/text';

describe('a message of the panel', () => {
  it('is taken for what it is', () => {
    const train = { type: 'train', learningRate: 0.1, maxIterations: 'auto' };
    assert.deepEqual(panelMessage({ ...train, more: 1 }), train);
    assert.deepEqual(panelMessage({ type: 'stop', run: 3 }), { type: 'stop' });
  });

  it('is none with a number out of range', () => {
    for (const learningRate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '0.1', null]) {
      assert.equal(panelMessage({ type: 'train', learningRate, maxIterations: 10 }), undefined);
    }
    for (const maxIterations of [0, 1.5, 10_000_001, undefined]) {
      assert.equal(panelMessage({ type: 'train', learningRate: 'auto', maxIterations }), undefined);
    }
  });

  it('is none of a type we do not know', () => {
    for (const data of [undefined, null, 'ready', [], { type: 'open' }, {}])
      assert.equal(panelMessage(data), undefined);
  });
});

describe('the losses of a run', () => {
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

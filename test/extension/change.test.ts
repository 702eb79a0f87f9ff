import assert from 'node:assert/strict';
import { type EstimatorId, estimatorOf } from '../../src/core/model/estimators';
import { DEFAULT_OPTIONS, recipeOf, type TrainOptions } from '../../src/core/model/setup';
import { type Change, changed } from '../../src/extension/change';
import type { Changes, Choice } from '../../src/extension/choices';

const CHOICE: Choice = { target: 'y', estimator: 'linear', features: ['x'] };

/** The set-up after a change, where the settings are the defaults but for some. */
function setUpAfter(change: Change, changes: Changes = {}, choice: Choice = CHOICE, set: Partial<TrainOptions> = {}) {
  const settingsOf = (id: EstimatorId): TrainOptions => {
    const fixed = estimatorOf(id)?.fixed.map((option) => [option, DEFAULT_OPTIONS[option]]) ?? [];
    return { ...DEFAULT_OPTIONS, ...set, ...Object.fromEntries(fixed) };
  };
  const next = changed({ choice, changes }, change, settingsOf);
  const options = { ...settingsOf(next.choice.estimator), ...next.changes };
  recipeOf({ ...next.choice, options }); // throws where they don't go together
  return { ...next, options };
}

describe('a changed set-up', () => {
  it('has what was changed over what was', () => {
    const { choice, changes } = setUpAfter({ changes: { l2: 0.1 } }, { learningRate: 0.5 });
    assert.deepEqual(choice, CHOICE);
    assert.deepEqual(changes, { learningRate: 0.5, l2: 0.1 });
  });

  it('keeps of another estimator what fits it, and begins at the usual weights', () => {
    const before: Choice = { ...CHOICE, estimator: 'sigmoid', start: [1, 2], excluded: [3] };
    const { choice, changes } = setUpAfter(
      { estimator: 'perceptron' },
      { loss: 'sigmoidSquared', l1: 1, seed: 7 },
      before,
    );
    assert.deepEqual(choice, { ...CHOICE, estimator: 'perceptron', excluded: [3] });
    assert.deepEqual(changes, { seed: 7 });
  });

  it('drops where training began when an option makes the features others, and keeps it else', () => {
    const before: Choice = { ...CHOICE, start: [1, 2] };
    const startAfter = (changes: Changes) => setUpAfter({ changes }, {}, before).choice.start;
    assert.deepEqual(startAfter({ learningRate: 0.1 }), [1, 2]);
    for (const changes of [{ standardise: false }, { rareLevels: 5 }, { missing: 'mean' }] as const) {
      assert.equal(startAfter(changes), undefined);
    }
  });

  it('falls back to gradient descent where Newton’s method can’t descend what was changed', () => {
    for (const changes of [{ loss: 'absolute' }, { l1: 0.1 }, { batchSize: 32 }] as const) {
      const { options } = setUpAfter({ changes }, { optimizer: 'newton' });
      assert.equal(options.optimizer, 'gradientDescent');
      assert.deepEqual({ ...options, ...changes }, options);
    }
    for (const estimator of ['svm', 'softmax'] as const) {
      assert.equal(setUpAfter({ estimator }, { optimizer: 'newton' }).options.optimizer, 'gradientDescent');
    }
  });

  it('keeps Newton’s method where it can', () => {
    assert.equal(setUpAfter({ changes: { loss: 'huber' } }, { optimizer: 'newton' }).options.optimizer, 'newton');
    assert.equal(setUpAfter({ estimator: 'sigmoid' }, { optimizer: 'newton' }).options.optimizer, 'newton');
  });

  it('drops what stands against Newton’s method where that is chosen', () => {
    const { options } = setUpAfter({ changes: { optimizer: 'newton' } }, { l1: 1, batchSize: 16, l2: 2 });
    assert.deepEqual([options.l1, options.batchSize, options.l2], [0, 'all', 2]);
    const bySettings = setUpAfter({ changes: { optimizer: 'newton' } }, {}, CHOICE, { l1: 1 });
    assert.deepEqual([bySettings.options.optimizer, bySettings.options.l1], ['newton', 0]);
  });

  it('falls back also where the method comes from the settings', () => {
    const { options } = setUpAfter({ changes: { loss: 'absolute' } }, {}, CHOICE, { optimizer: 'newton' });
    assert.equal(options.optimizer, 'gradientDescent');
  });

  it('forgets a learning rate that was chosen for another loss or another kind of step', () => {
    const rate = { learningRate: 0.3 };
    for (const change of [
      { changes: { loss: 'rss' } },
      { changes: { optimizer: 'adam' } },
      { estimator: 'sigmoid' },
    ] as const) {
      assert.equal(setUpAfter(change, rate).options.learningRate, 'auto');
    }
    assert.equal(setUpAfter({ changes: { optimizer: 'momentum' } }, rate).options.learningRate, 0.3);
    assert.equal(setUpAfter({ changes: { loss: 'mse' } }, rate).options.learningRate, 0.3);
    assert.equal(setUpAfter({ changes: { loss: 'rss', learningRate: 1e-4 } }, rate).options.learningRate, 1e-4);
  });

  it('is trainable after any one change, from any other', () => {
    const losses = ['mse', 'rss', 'absolute', 'huber', 'log', 'sigmoidSquared', 'hinge'] as const;
    const optimizers = ['gradientDescent', 'momentum', 'nesterov', 'adam', 'newton', 'lbfgs'] as const;
    const changes: Change[] = [
      ...(['linear', 'softmax', 'sigmoid', 'perceptron', 'svm'] as const).map((estimator) => ({ estimator })),
      ...losses.map((loss) => ({ changes: { loss } })),
      ...optimizers.map((optimizer) => ({ changes: { optimizer } })),
      { changes: { l1: 0.1 } },
      { changes: { batchSize: 8 } },
    ];
    for (const one of changes) {
      const first = setUpAfter(one);
      for (const other of changes) {
        const second = setUpAfter(other, first.changes, first.choice);
        for (const third of changes) setUpAfter(third, second.changes, second.choice);
      }
    }
  });
});

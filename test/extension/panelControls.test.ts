import assert from 'node:assert/strict';
import type { TableSummary } from '../../src/core/data/summary';
import { type EstimatorId, estimatorOf } from '../../src/core/model/estimators';
import { DEFAULT_OPTIONS, type TrainOptions } from '../../src/core/model/setup';
import { panelControls } from '../../src/extension/panelControls';

/** A target of three classes and one number. */
const TABLE: TableSummary = {
  dialect: { delimiter: ',', header: true, decimal: '.' },
  incomplete: { count: 0, lines: [] },
  rows: 150,
  raggedCount: 0,
  ragged: [],
  columns: [
    { name: 'kind', type: 'category', missing: 0, distinct: 3, examples: [], continuous: false, levels: [] },
    { name: 'size', type: 'number', missing: 0, distinct: 99, examples: [], continuous: true, levels: [] },
  ],
};

function controls(estimator: EstimatorId, options: Partial<TrainOptions> = {}) {
  const target = estimatorOf(estimator)?.target === 'number' ? 'size' : 'kind';
  const features = target === 'size' ? ['kind'] : ['size'];
  const { estimators, choices, numbers } = panelControls(
    { target, estimator, features, options: { ...DEFAULT_OPTIONS, ...options } },
    TABLE,
  );
  const choicesOf = (option: string) => choices.find((one) => one.option === option)?.choices.map(({ id }) => id);
  return {
    estimators: estimators.map(({ id }) => id),
    choicesOf,
    numbers: numbers.map(({ option }) => option),
  };
}

describe('what a panel offers to change', () => {
  it('is the estimators that fit the target, as far as the table is known', () => {
    assert.deepEqual(controls('linear').estimators, ['linear']);
    assert.deepEqual(controls('svm').estimators, ['softmax', 'sigmoid', 'perceptron', 'svm']);
    const unread = { target: 'kind', estimator: 'svm', features: ['size'], options: DEFAULT_OPTIONS } as const;
    assert.deepEqual(
      panelControls(unread, undefined).estimators.map(({ id }) => id),
      ['svm'],
    );
  });

  it('is Newton’s method where the loss is smooth', () => {
    assert.ok(controls('linear').choicesOf('optimizer')?.includes('newton'));
    assert.ok(controls('sigmoid').choicesOf('optimizer')?.includes('newton'));
    assert.ok(!controls('linear', { loss: 'absolute' }).choicesOf('optimizer')?.includes('newton'));
    for (const id of ['softmax', 'svm'] as const) assert.ok(!controls(id).choicesOf('optimizer')?.includes('newton'));
  });

  it('is L-BFGS likewise, and of softmax as well', () => {
    assert.ok(controls('softmax').choicesOf('optimizer')?.includes('lbfgs'));
    assert.ok(!controls('svm').choicesOf('optimizer')?.includes('lbfgs'));
    assert.ok(!controls('linear', { loss: 'absolute' }).choicesOf('optimizer')?.includes('lbfgs'));
  });

  it('is nothing that goes without effect or can’t go', () => {
    assert.deepEqual(controls('linear').numbers, ['batchSize', 'l1', 'l2', 'validation']);
    assert.deepEqual(controls('linear', { optimizer: 'newton' }).numbers, ['l2', 'validation']);
    const huber = controls('linear', { loss: 'huber', optimizer: 'nesterov' }).numbers;
    assert.deepEqual(huber, ['batchSize', 'momentum', 'delta', 'l1', 'l2', 'validation']);
    const perceptron = controls('perceptron');
    assert.deepEqual(perceptron.numbers, ['validation']);
    assert.deepEqual(perceptron.choicesOf('optimizer'), ['gradientDescent']);
    assert.equal(perceptron.choicesOf('schedule'), undefined);
  });
});

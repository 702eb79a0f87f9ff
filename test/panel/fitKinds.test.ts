import assert from 'node:assert/strict';
import {
  answers,
  type Fit,
  hasOthers,
  kindsOf,
  type Subject,
  subjectOf,
  usualKind,
  wishOf,
} from '../../src/panel/fitKinds';
import type { RunView } from '../../src/protocol';
import { fitOf } from './fit';

const subject = (words: Partial<Subject>): Subject => ({
  said: 'number',
  target: 'y',
  axes: ['a'],
  classes: words.said === undefined || words.said === 'number' ? [] : ['no', 'yes'],
  ...words,
});

describe('what a line along the columns of a picture leaves at its mean', () => {
  const feature = (column: string, more = {}) => ({ column, ...more });

  it('is nothing where every feature is made of those columns, its powers too', () => {
    const square = feature('a^2', { factors: [{ column: 'a', power: 2 }] });
    assert.equal(hasOthers(subject({ axes: ['a'] }), [feature('a'), square], 1), false);
    assert.equal(hasOthers(subject({ axes: ['a', 'b'] }), [feature('a'), feature('b')], 2), false);
  });

  it('is another number, or a level of a category', () => {
    assert.equal(hasOthers(subject({ axes: ['a', 'b'] }), [feature('a'), feature('b')], 1), true);
    assert.equal(hasOthers(subject({ axes: ['a'] }), [feature('a'), feature('c', { level: 'p' })], 1), true);
  });
});

describe('the picture of a fit where nobody has chosen', () => {
  it('is the target over its column for one column, and predicted against actual for more or none', () => {
    assert.equal(usualKind(subject({ axes: ['a'] })), 'feature');
    assert.equal(usualKind(subject({ axes: ['a', 'b'] })), 'actual');
    assert.equal(usualKind(subject({ axes: [] })), 'actual');
  });

  it('is the boundary of two classes over their two columns, and the sigmoid for any other number of them', () => {
    for (const said of ['probability', 'side'] as const) {
      assert.equal(usualKind(subject({ said, axes: ['a', 'b'] })), 'pair');
      assert.equal(usualKind(subject({ said, axes: ['a', 'b', 'c'] })), 'sigmoid');
      assert.equal(usualKind(subject({ said, axes: ['a'] })), 'sigmoid');
    }
  });

  it('is the regions of many classes, or what else there is without two columns', () => {
    const classes = ['p', 'q', 'r'];
    assert.equal(usualKind(subject({ said: 'classes', classes, axes: ['a', 'b', 'c'] })), 'pair');
    assert.equal(usualKind(subject({ said: 'classes', classes, axes: ['a'] })), 'feature');
    assert.equal(usualKind(subject({ said: 'classes', classes, axes: [] })), 'actual');
  });

  it('is always one of those that there are', () => {
    for (const said of ['number', 'probability', 'side', 'classes'] as const) {
      for (const axes of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
        const one = subject({ said, axes });
        assert.ok(kindsOf(one).includes(usualKind(one)), `${said} ${axes}`);
      }
    }
  });
});

describe('the pictures of a fit', () => {
  it('need the columns that they are drawn over', () => {
    assert.deepEqual(kindsOf(subject({ axes: [] })), ['actual', 'residuals']);
    assert.deepEqual(kindsOf(subject({ axes: ['a'] })), ['feature', 'actual', 'residuals']);
    assert.deepEqual(kindsOf(subject({ axes: ['a', 'b'] })), ['feature', 'pair', 'actual', 'residuals']);
  });

  it('have a sigmoid only for two classes, and no residuals where a side or a class is all that is said', () => {
    assert.deepEqual(kindsOf(subject({ said: 'probability', axes: [] })), ['actual', 'residuals', 'sigmoid']);
    assert.deepEqual(kindsOf(subject({ said: 'side', axes: [] })), ['actual', 'sigmoid']);
    assert.deepEqual(kindsOf(subject({ said: 'classes', axes: [] })), ['actual']);
  });

  it('are known from the start of a run', () => {
    const of = (estimator: RunView['estimator'], start?: object) =>
      subjectOf({ target: 'y', estimator, start } as unknown as RunView)?.said;
    assert.equal(of('linear'), undefined);
    assert.equal(of('linear', { axes: [], neurons: 1 }), 'number');
    assert.equal(of('sigmoid', { axes: [], neurons: 1, classes: ['a', 'b'] }), 'probability');
    assert.equal(of('svm', { axes: [], neurons: 1, classes: ['a', 'b'] }), 'side');
    assert.equal(of('sigmoid', { axes: [], neurons: 3, classes: ['a', 'b', 'c'] }), 'classes');
    assert.equal(of('softmax', { axes: [], neurons: 2, classes: ['a', 'b'] }), 'classes');
  });

  it('take an answer only to what is asked by now', () => {
    const fit: Fit = fitOf({ wish: { kind: 'pair', x: 'a', y: 'b' } });
    assert.ok(answers(fit, wishOf('pair', 'a', 'b', false)));
    assert.ok(!answers(fit, wishOf('pair', 'a', 'c', false)));
    assert.ok(!answers(fit, wishOf('feature', 'a', '', false)));
    assert.ok(!answers(fit, wishOf('residuals', 'a', 'b', false)));
    assert.ok(
      answers(fitOf({}), wishOf('actual', '', '', false)) && answers(fitOf({}), wishOf('sigmoid', '', '', false)),
    );
  });
});

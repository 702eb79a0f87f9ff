import assert from 'node:assert/strict';
import { type Candidate, columnsFor, fits } from '../../../src/core/predict/columnsFor';
import { distanceOf } from '../../../src/core/predict/nearest';
import { type Need, needsOf } from '../../../src/core/predict/needs';
import { feature, modelWith, neuron } from '../../support/handMade';
import { LINEAR } from './build';

const column = (name: string, type: Candidate['type'], ...examples: string[]): Candidate => ({ name, type, examples });
const problems = (needs: readonly Need[], columns: readonly Candidate[]) =>
  columnsFor(needs, columns).map(({ code, need, candidates }) => [
    code,
    need.column,
    candidates.map(({ name }) => name),
  ]);

describe('the columns that a model needs', () => {
  it('are those of its features, each once, with what their cells must be', () => {
    const model = modelWith({
      levels: { c: ['x', 'y'] },
      fills: { a: 1 },
      features: [
        feature({ name: 'a=(missing)', factors: [{ column: 'a', part: 'missing' }] }),
        feature({ name: 'a^2', factors: [{ column: 'a', power: 2 }] }),
        feature({
          name: 'c=y*d.month',
          factors: [
            { column: 'c', level: 'y' },
            { column: 'd', part: 'month' },
          ],
        }),
        feature({ name: 'e=(missing)', factors: [{ column: 'e', part: 'missing' }] }),
      ],
      neurons: [neuron(0, 1, 1, 1, 1)],
    });
    assert.deepEqual(needsOf(model), [
      { column: 'a', kind: 'number', levels: [], isFilled: true },
      { column: 'c', kind: 'category', levels: ['x', 'y'], isFilled: false },
      { column: 'd', kind: 'date', levels: [], isFilled: false },
      { column: 'e', kind: 'any', levels: [], isFilled: true },
    ]);
  });

  it('are found by name, whatever else is in the table and in what order', () => {
    const columns = [column('z', 'text', 'q'), column('b', 'category', 'red'), column('a', 'number', '1')];
    assert.deepEqual(columnsFor(needsOf(LINEAR), columns), []);
  });

  it('are told where one is missing, the likeliest to stand for it first', () => {
    const columns = [
      column('b', 'category', 'red'),
      column('width', 'number', '1'),
      column('A (mm)', 'number', '2'),
      column('a_text', 'text', 'q'),
    ];
    assert.deepEqual(problems(needsOf(LINEAR), columns), [['columnMissing', 'a', ['A (mm)', 'width', 'a_text', 'b']]]);
  });

  it('are told where one is of another type, itself the first candidate', () => {
    const columns = [
      column('a', 'category', 'many', 'few'),
      column('b', 'category', 'red'),
      column('count', 'number', '1'),
    ];
    assert.deepEqual(problems(needsOf(LINEAR), columns), [['otherType', 'a', ['a', 'count', 'b']]]);
  });

  it('may be empty, and levels may look like numbers or dates', () => {
    const category: Need = { column: 'c', kind: 'category', levels: ['1', '2', 'more'], isFilled: false };
    assert.ok(fits(category, column('c', 'number', '7', '2')));
    assert.ok(!fits(category, column('c', 'number', '7', '8')));
    assert.ok(fits(category, column('c', 'text', 'new', 'words')));
    for (const kind of ['number', 'date', 'category', 'any'] as const) {
      assert.ok(fits({ ...category, kind }, column('c', 'empty')));
    }
    assert.ok(!fits({ ...category, kind: 'date' }, column('c', 'number', '1')));
  });
});

describe('the distance of two names', () => {
  it('is the share of letters to change, case and marks aside', () => {
    assert.equal(distanceOf('Weight_lbs', 'weight lbs'), 0);
    assert.equal(distanceOf('kitten', 'sitting'), 3 / 7);
    assert.equal(distanceOf('weight', 'weight_lbs'), 3 / 9 / 2);
    assert.equal(distanceOf('몸무게', '몸무게(g)'), 1 / 4 / 2);
    assert.equal(distanceOf('?', '!'), 1);
  });
});

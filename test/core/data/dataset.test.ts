import assert from 'node:assert/strict';
import { encode } from '../../../src/core/data/dataset';
import { choosesClass, estimatorsFor, mostFrequent, suggestTarget, unfitness } from '../../../src/core/data/roles';
import { summarise } from '../../../src/core/data/summary';
import { DataError } from '../../../src/core/fault';
import { finish } from '../../../src/core/work';
import { readSample, setupOf, tableFrom } from '../../support/samples';

const refuses = (code: string) => (error: unknown) => error instanceof DataError && error.code === code;

async function encoded(text: string, words: Partial<Parameters<typeof setupOf>[0]> = {}) {
  const table = await tableFrom(text);
  return finish(encode(table, setupOf({ target: 'y', features: ['x'], estimator: 'linear', ...words })));
}

describe('features and targets', () => {
  it('leave out the rows with a missing cell and say which they are, each row once', async () => {
    const { rows, leftOut, columns, targets } = await encoded('x,y\n1,2.5\n,3\n3,\n,\n5,NA\n6,inf\n7,8\n');
    assert.deepEqual(rows, { total: 7, used: 2, leftOut: 5 });
    assert.deepEqual(leftOut, [
      { code: 'missingTarget', values: { column: 'y' }, count: 3, lines: [4, 5, 6] },
      { code: 'notFinite', values: { column: 'y' }, count: 1, lines: [7] },
      { code: 'missingFeature', values: { column: 'x' }, count: 1, lines: [3] },
    ]);
    assert.deepEqual(
      [[...(columns[0] ?? [])], [...targets]],
      [
        [1, 7],
        [2.5, 8],
      ],
    );
  });

  it('turn a category into one feature a level, the first level being the reference', async () => {
    const { features, columns, levels } = await encoded('x,y\nb,1\na,2\nc,3\nb,4\n');
    assert.deepEqual(features, [
      { name: 'x=b', column: 'x', level: 'b' },
      { name: 'x=c', column: 'x', level: 'c' },
    ]);
    assert.deepEqual(
      columns.map((column) => [...column]),
      [
        [1, 0, 0, 1],
        [0, 0, 1, 0],
      ],
    );
    assert.deepEqual(levels, { x: ['a', 'b', 'c'] });
  });

  it('put the positive class last, the last of two where none is named', async () => {
    const two = await encoded('x,y\n1,no\n2,yes\n3,no\n', { estimator: 'sigmoid' });
    assert.deepEqual(
      [two.classes, [...two.targets]],
      [
        ['no', 'yes'],
        [0, 1, 0],
      ],
    );
    const numbers = await encoded('x,y\n1,10\n2,9\n3,10\n', { estimator: 'sigmoid' });
    assert.deepEqual(
      [numbers.classes, [...numbers.targets]],
      [
        ['9', '10'],
        [1, 0, 1],
      ],
    );
    const three = await encoded('x,y\n1,a\n2,b\n3,c\n', { estimator: 'perceptron', positive: 'a' });
    assert.deepEqual(
      [three.classes, [...three.targets]],
      [
        ['b', 'c', 'a'],
        [1, 0, 0],
      ],
    );
  });

  it('refuse what can’t be learned from, by name', async () => {
    await assert.rejects(encoded('x,y\n1,2\n', { features: [] }), refuses('noFeatures'));
    await assert.rejects(encoded('x,y\n1,2\n', { features: ['z'] }), refuses('unknownColumn'));
    await assert.rejects(encoded('x,y\n1,2\n', { features: ['y'] }), refuses('targetIsFeature'));
    await assert.rejects(encoded('x,y\n1,2\n1,3\n', {}), refuses('columnUnfit'));
    await assert.rejects(encoded('x,y\n1,2\n2,2\n3,2\n', {}), refuses('constantTarget'));
    await assert.rejects(encoded('x,y\n1,\n2,3\n', {}), refuses('tooFewRows'));
    await assert.rejects(encoded('x,y\n1,\n,3\n2,\n', {}), refuses('noRows'));
    await assert.rejects(encoded('x,y\n1,a\n2,b\n', {}), refuses('targetNotNumber'));
    await assert.rejects(
      encoded('x,y\n1,a\n2,b\n3,c\n', { estimator: 'sigmoid', positive: 'd' }),
      refuses('unknownClass'),
    );
    await assert.rejects(encoded('x,y\n1,a\n2,a\n,b\n', { estimator: 'sigmoid' }), refuses('oneClass'));
  });
});

describe('what is suggested', () => {
  for (const [sample, target, estimator] of [
    ['auto-mpg.csv', 'mpg', 'linear'],
    ['penguins.csv', 'beak_length_mm', 'linear'],
    ['seattle-weather.csv', 'precipitation', 'linear'],
    ['anscombe-1.csv', 'y', 'linear'],
    ['anscombe-4.csv', 'y', 'linear'],
  ] as const) {
    it(`is a sensible model of ${sample}`, async () => {
      const { columns } = summarise(await readSample(sample));
      const suggested = suggestTarget(columns);
      assert.equal(suggested?.name, target);
      assert.equal(suggested && estimatorsFor(suggested)[0]?.id, estimator);
    });
  }

  it('names why a column can’t serve', async () => {
    const reasons = async (sample: string) => {
      const { columns } = summarise(await readSample(sample));
      return columns.flatMap((column) => unfitness(column)?.code ?? []);
    };
    assert.deepEqual(await reasons('auto-mpg.csv'), ['isText']);
    assert.deepEqual(await reasons('seattle-weather.csv'), ['isDate']);
    const { columns } = summarise(await tableFrom('a,b,c\n1,,x\n1,,y\n'));
    assert.deepEqual(
      columns.map((column) => unfitness(column)?.code),
      ['constant', 'empty', undefined],
    );
  });

  it('offers classifiers for two classes, and asks which class where there are more', async () => {
    const { columns } = summarise(await readSample('penguins.csv'));
    const [species, sex] = [columns[0], columns[6]];
    assert.ok(species && sex);
    const classifiers = estimatorsFor(species);
    assert.deepEqual(
      classifiers.map(({ id }) => id),
      ['softmax', 'sigmoid', 'perceptron', 'svm'],
    );
    assert.equal(estimatorsFor(sex)[0]?.id, 'sigmoid');
    const sigmoid = classifiers[1];
    assert.ok(sigmoid && choosesClass(species, sigmoid) && !choosesClass(sex, sigmoid));
    assert.equal(mostFrequent(species), 'Adelie');
    assert.deepEqual(sex.levels, [
      { name: 'FEMALE', count: 165 },
      { name: 'MALE', count: 168 },
    ]);
  });
});

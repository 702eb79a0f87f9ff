import assert from 'node:assert/strict';
import { explain } from '../../../src/core/model/fitted';
import { naiveRows, readSample, tableFrom } from '../../support/samples';
import { close, columnNamed, encodedFrom, modelOf, refuses } from './build';

describe('missing cells', () => {
  const rows = naiveRows('auto-mpg.csv').filter(({ mpg }) => mpg !== '');
  const present = rows.flatMap(({ horsepower }) => (horsepower ? [Number(horsepower)] : [])).sort((a, b) => a - b);
  const counts = new Map<number, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const fills = {
    mean: present.reduce((sum, value) => sum + value, 0) / present.length,
    median: ((present[Math.ceil(present.length / 2) - 1] ?? 0) + (present[Math.floor(present.length / 2)] ?? 0)) / 2,
    mostFrequent: [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0,
  };

  for (const missing of ['mean', 'median', 'mostFrequent'] as const) {
    it(`are filled with the ${missing} of the rows used`, async () => {
      const options = { missing, missingIndicator: true };
      const words = { target: 'mpg', features: ['horsepower', 'weight_lbs'], options };
      const dataset = encodedFrom(await readSample('auto-mpg.csv'), words);
      assert.deepEqual(dataset.rows, { total: 406, used: 398, leftOut: 8 });
      assert.deepEqual(
        dataset.leftOut.map(({ code, count }) => [code, count]),
        [['missingTarget', 8]],
      );
      const fill = dataset.fills?.horsepower;
      assert.ok(typeof fill === 'number' && close(fill, fills[missing]), `found ${fill}, expected ${fills[missing]}`);
      assert.deepEqual(
        columnNamed(dataset, 'horsepower'),
        rows.map(({ horsepower }) => (horsepower === '' ? fill : Number(horsepower))),
      );
      assert.deepEqual(
        columnNamed(dataset, 'horsepower=(missing)'),
        rows.map(({ horsepower }) => (horsepower === '' ? 1 : 0)),
      );
      assert.deepEqual(
        dataset.features.map(({ name }) => name),
        ['horsepower', 'weight_lbs', 'horsepower=(missing)'],
      );
    });
  }

  it('of a category are filled with its most frequent level, whatever numbers are filled with', async () => {
    const dataset = encodedFrom(await readSample('penguins.csv'), {
      target: 'body_mass_g',
      features: ['sex'],
      options: { missing: 'mean' },
    });
    const used = naiveRows('penguins.csv').filter(({ body_mass_g }) => body_mass_g !== '');
    const of = (level: string) => used.filter(({ sex }) => sex === level).length;
    const most = of('MALE') > of('FEMALE') ? 'MALE' : 'FEMALE';
    assert.equal(dataset.fills?.sex, most);
    assert.deepEqual(
      columnNamed(dataset, 'sex=MALE'),
      used.map(({ sex }) => (sex === 'MALE' || (sex !== 'FEMALE' && most === 'MALE') ? 1 : 0)),
    );
  });

  it('are filled in rows that are predicted, even where none was missing in training', async () => {
    const table = await tableFrom('x,y\n1,2\n2,3\n6,4\n');
    const dataset = encodedFrom(table, { options: { missing: 'mean', missingIndicator: true } });
    assert.deepEqual(
      dataset.features.map(({ name }) => name),
      ['x'],
    );
    const explanation = explain(modelOf(dataset), () => 'NA');
    assert.ok('output' in explanation && explanation.output === 3);
  });

  it('of a date are filled with a day', async () => {
    const table = await tableFrom('when,y\n2020-01-10,2\n2020-01-13,3\n,4\n');
    const dataset = encodedFrom(table, { features: ['when.days'], options: { missing: 'mean' } });
    const [first = 0, second = 0, filled] = columnNamed(dataset, 'when.days');
    assert.deepEqual([second - first, filled], [3, first + 1]);
    const explanation = explain(modelOf(dataset), () => '');
    assert.ok('output' in explanation && explanation.output === filled);
  });

  it('are filled from the rows trained on alone where some are held back', async () => {
    const table = await tableFrom('x,y\n1,1\n,2\n3,3\n100,4\n100,5\n');
    const dataset = encodedFrom(table, { options: { missing: 'mean', validation: 0.4, split: 'last' } });
    assert.deepEqual([...(dataset.split?.validation ?? [])], [3, 4]);
    assert.deepEqual(columnNamed(dataset, 'x'), [1, 2, 3, 100, 100]);
  });

  it('can’t be filled from nothing', async () => {
    const table = await tableFrom('x,y\n1,\n2,\n,3\n,4\n');
    assert.throws(() => encodedFrom(table, { options: { missing: 'mean' } }), refuses('columnUnfit'));
  });

  it('leave the infinite values out all the same', async () => {
    const table = await tableFrom('x,y\n1,1\ninf,2\n,3\n5,4\n');
    const dataset = encodedFrom(table, { options: { missing: 'mean' } });
    assert.deepEqual(columnNamed(dataset, 'x'), [1, 3, 5]);
    assert.deepEqual(
      dataset.leftOut.map(({ code, lines }) => [code, lines]),
      [['notFinite', [3]]],
    );
  });
});

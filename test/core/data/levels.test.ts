import assert from 'node:assert/strict';
import { explain } from '../../../src/core/model/fitted';
import { naiveRows, readSample, tableFrom } from '../../support/samples';
import { columnNamed, encodedFrom, modelOf, refuses } from './build';

describe('the levels of a category', () => {
  it('are told from the reference that was chosen', async () => {
    const table = await readSample('penguins.csv');
    const words = { target: 'body_mass_g', features: ['species'] };
    const dataset = encodedFrom(table, { ...words, references: { species: 'Gentoo' } });
    assert.deepEqual(dataset.levels, { species: ['Gentoo', 'Adelie', 'Chinstrap'] });
    const used = naiveRows('penguins.csv').filter(({ body_mass_g }) => body_mass_g !== '');
    for (const level of ['Adelie', 'Chinstrap']) {
      assert.deepEqual(
        columnNamed(dataset, `species=${level}`),
        used.map(({ species }) => (species === level ? 1 : 0)),
      );
    }
    assert.throws(
      () => encodedFrom(table, { ...words, references: { species: 'Emperor' } }),
      refuses('unknownReference'),
    );
  });

  it('of few rows are gathered, and one that was never met counts as such', async () => {
    const words = { target: 'temp_max', features: ['weather'], options: { rareLevels: 60 } };
    const dataset = encodedFrom(await readSample('seattle-weather.csv'), words);
    const rows = naiveRows('seattle-weather.csv');
    const count = (level: string | undefined) => rows.filter(({ weather }) => weather === level).length;
    assert.deepEqual(dataset.levels, { weather: ['fog', 'rain', 'sun', '(rare)'] });
    assert.deepEqual(
      columnNamed(dataset, 'weather=(rare)'),
      rows.map(({ weather }) => (count(weather) < 60 ? 1 : 0)),
    );
    const explanation = explain(modelOf(dataset), () => 'hail');
    assert.ok('terms' in explanation);
    assert.deepEqual(
      explanation.terms.map(({ x }) => x),
      [0, 0, 1],
    );
  });

  it('may be more than a person can read as long as few remain', async () => {
    const level = (i: number) => (i % 2 === 0 ? 'often' : i % 3 === 0 ? 'less' : `once ${i % 25}`);
    const lines = Array.from({ length: 300 }, (_, i) => `${level(i)},${i}`);
    const table = await tableFrom(`x,y\n${lines.join('\n')}\n`);
    const withRare = (rareLevels: number) => encodedFrom(table, { options: { rareLevels } });
    assert.deepEqual(withRare(20).levels, { x: ['less', 'often', '(rare)'] });
    for (const rareLevels of [0, 1]) assert.throws(() => withRare(rareLevels), refuses('columnUnfit'));
    assert.throws(() => withRare(1000), refuses('columnUnfit'));
  });
});

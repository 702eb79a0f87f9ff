import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Table } from '../../../src/core/table/table';
import { levels, numbers, read } from './build';

const SAMPLES = path.resolve('media/samples');
const sample = (name: string) => read(readFileSync(path.join(SAMPLES, name)));
const types = (table: Table) => table.columns.map(({ name, type }) => `${name}: ${type}`);

describe('a sample table', () => {
  it('of cars has 406 rows, and lacks 8 values of mpg and 6 of horsepower', async () => {
    const table = await sample('auto-mpg.csv');
    assert.equal(table.rows, 406);
    assert.deepEqual([numbers(table, 'mpg').missing, numbers(table, 'horsepower').missing], [8, 6]);
    assert.deepEqual(types(table), [
      'name: text',
      'mpg: number',
      'cylinders: number',
      'displacement: number',
      'horsepower: number',
      'weight_lbs: number',
      'acceleration: number',
      'year: number',
      'origin: category',
    ]);
    assert.deepEqual(levels(table, 'origin').levels, ['Europe', 'Japan', 'USA']);
    assert.deepEqual(levels(table, 'origin').counts, [73, 79, 254]);
    assert.equal(table.lineOf(405), 407);
  });

  it('of penguins has 344 rows, and one sex that is a lone point is missing', async () => {
    const table = await sample('penguins.csv');
    assert.equal(table.rows, 344);
    const { levels: sexes, counts, missing } = levels(table, 'sex');
    assert.deepEqual({ sexes, counts, missing }, { sexes: ['FEMALE', 'MALE'], counts: [165, 168], missing: 11 });
    assert.deepEqual(levels(table, 'species').counts, [152, 68, 124]);
    assert.equal(numbers(table, 'body_mass_g').missing, 2);
  });

  it('of weather has a date for each of its 1461 rows', async () => {
    const table = await sample('seattle-weather.csv');
    const { type, missing } = levels(table, 'date');
    assert.deepEqual({ rows: table.rows, type, missing }, { rows: 1461, type: 'date', missing: 0 });
    assert.equal(numbers(table, 'temp_max').fractional, true);
  });

  it('of Anscombe has eleven points', async () => {
    const table = await sample('anscombe-1.csv');
    assert.deepEqual(numbers(table, 'x').values, Float64Array.of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5));
    assert.equal(numbers(table, 'y').values[0], 8.04);
  });
});

import assert from 'node:assert/strict';
import { expressionOf, nameOf } from '../../../src/core/data/expressions';
import { explain } from '../../../src/core/model/fitted';
import { naiveRows, readSample, tableFrom } from '../../support/samples';
import { columnNamed, encodedFrom, modelOf, refuses, type Words } from './build';

const COLUMNS = ['x', 'y', 'a*b', 'a', 'p^2', 'date', 'when.month', 'x^9'];

describe('a feature expression', () => {
  for (const [text, expected] of [
    ['x', [{ column: 'x' }]],
    ['x^2', [{ column: 'x', power: 2 }]],
    [' x ^ 5', [{ column: 'x', power: 5 }]],
    ['x*y', [{ column: 'x' }, { column: 'y' }]],
    ['x * y^3', [{ column: 'x' }, { column: 'y', power: 3 }]],
    ['date.month', [{ column: 'date', part: 'month' }]],
    ['a*b', [{ column: 'a*b' }]],
    ['a*b*x', [{ column: 'a*b' }, { column: 'x' }]],
    ['a*b^2', [{ column: 'a*b', power: 2 }]],
    ['p^2', [{ column: 'p^2' }]],
    ['p^2^3', [{ column: 'p^2', power: 3 }]],
    ['when.month', [{ column: 'when.month' }]],
    ['when.month.year', [{ column: 'when.month', part: 'year' }]],
    ['x^9', [{ column: 'x^9' }]],
  ] as const) {
    it(`reads ${text}, the names of columns first`, () => {
      const expression = expressionOf(text, COLUMNS);
      assert.deepEqual(expression, expected);
      assert.equal(nameOf(expression), text.replace(/\s/g, ''));
    });
  }

  it('says what of it can’t be read', () => {
    const fault = (text: string) => {
      try {
        expressionOf(text, COLUMNS);
      } catch (error) {
        return error instanceof Error && 'values' in error ? { code: error.message, ...(error.values as object) } : {};
      }
      return undefined;
    };
    const columns = COLUMNS.join(', ');
    assert.deepEqual(fault('z'), { code: 'unknownColumn', column: 'z', columns });
    assert.deepEqual(fault('x*z'), { code: 'unknownColumn', column: 'z', columns });
    assert.deepEqual(fault('z * x'), { code: 'unknownColumn', column: 'z', columns });
    assert.deepEqual(fault('x^6'), { code: 'powerRange', column: 'x', power: '6', least: 2, most: 5 });
    assert.deepEqual(fault('y*x^1.5'), { code: 'powerRange', column: 'x', power: '1.5', least: 2, most: 5 });
    const parts = 'year, month, weekday, days';
    assert.deepEqual(fault('date.hour'), { code: 'unknownPart', column: 'date', part: 'hour', parts });
    assert.deepEqual(fault('date.toString'), { code: 'unknownPart', column: 'date', part: 'toString', parts });
  });

  it('is refused where its columns don’t fit', async () => {
    const table = await tableFrom('x,y,word,date\n1,2,a,2020-01-01\n3,5,b,2020-02-01\n4,4,a,2020-02-03\n');
    const refused = (feature: string, code: string) =>
      assert.throws(() => encodedFrom(table, { features: [feature] }), refuses(code), feature);
    refused('word^2', 'powerUnfit');
    refused('date^2', 'powerUnfit');
    refused('word.month', 'notDate');
    refused('x*y', 'targetIsFeature');
    refused('date', 'columnUnfit');
    refused('x*date', 'columnUnfit');
  });
});

describe('the columns of expressions', () => {
  it('are products and powers of the cells', async () => {
    const rows = naiveRows('auto-mpg.csv').filter(({ mpg, horsepower }) => mpg !== '' && horsepower !== '');
    const features = ['horsepower^3', 'horsepower*weight_lbs', 'weight_lbs*origin'];
    const dataset = encodedFrom(await readSample('auto-mpg.csv'), { target: 'mpg', features });
    const expected = (of: (horsepower: number, weight: number, origin: string) => number) =>
      rows.map((row) => of(Number(row.horsepower), Number(row.weight_lbs), row.origin ?? ''));
    assert.deepEqual(
      dataset.features.map(({ name }) => name),
      ['horsepower^3', 'horsepower*weight_lbs', 'weight_lbs*origin=Japan', 'weight_lbs*origin=USA'],
    );
    assert.deepEqual(
      dataset.columns.map((column) => [...column]),
      [
        expected((h) => h * h * h),
        expected((h, w) => h * w),
        expected((_, w, origin) => (origin === 'Japan' ? w : 0)),
        expected((_, w, origin) => (origin === 'USA' ? w : 0)),
      ],
    );
  });

  it('are the parts of dates that the calendar gives', async () => {
    const dataset = encodedFrom(await readSample('seattle-weather.csv'), {
      target: 'temp_max',
      features: ['date.year', 'date.month', 'date.weekday', 'date.days'],
    });
    const dates = naiveRows('seattle-weather.csv').map(({ date }) => new Date(`${date}T00:00:00Z`));
    assert.equal(dataset.rows.used, 1461);
    assert.deepEqual(
      dataset.columns.map((column) => [...column]),
      [
        dates.map((date) => date.getUTCFullYear()),
        dates.map((date) => date.getUTCMonth() + 1),
        dates.map((date) => (date.getUTCDay() + 6) % 7),
        dates.map((date) => date.getTime() / 86_400_000),
      ],
    );
  });

  it('hold in every century, before 1970 too', async () => {
    const days = Array.from({ length: 3000 }, (_, i) => -719_162 + i * 1217);
    const dates = days.map((day) => new Date(day * 86_400_000));
    const text = (date: Date) => date.toISOString().slice(0, 10);
    const table = await tableFrom(`when,y\n${dates.map((date, i) => `${text(date)},${i}`).join('\n')}\n`);
    const dataset = encodedFrom(table, { features: ['when.days', 'when.year', 'when.month', 'when.weekday'] });
    assert.deepEqual(columnNamed(dataset, 'when.days'), days);
    assert.deepEqual(
      columnNamed(dataset, 'when.year'),
      dates.map((date) => date.getUTCFullYear()),
    );
    assert.deepEqual(
      columnNamed(dataset, 'when.month'),
      dates.map((date) => date.getUTCMonth() + 1),
    );
    assert.deepEqual(
      columnNamed(dataset, 'when.weekday'),
      dates.map((date) => (date.getUTCDay() + 6) % 7),
    );
  });

  it('read a date by the other dates of its column where it could be either', async () => {
    const months = async (dates: string[]) => {
      const table = await tableFrom(`when,y\n${dates.map((date, i) => `${date},${i}`).join('\n')}\n`);
      return columnNamed(encodedFrom(table, { features: ['when.month'] }), 'when.month');
    };
    assert.deepEqual(await months(['05/03/2020', '25/04/2020', '1/12/2020 10:30']), [3, 4, 12]);
    assert.deepEqual(await months(['05/03/2020', '04/25/2020', '12/1/2020']), [5, 4, 12]);
    assert.deepEqual(await months(['05.03.2020', '1.4.2020', '2.12.2020']), [3, 4, 12]);
    assert.deepEqual(await months(['2020/5/3', '2020/4/1', '2020-12-31']), [5, 4, 12]);
    const many = Array.from({ length: 2000 }, (_, i) => `0${1 + (i % 9)}/0${1 + (i % 7)}/${1000 + i}`);
    const expected = many.map((date) => Number(date.slice(3, 5)));
    assert.deepEqual(await months([...many, '25/04/2020']), [...expected, 4]);
  });
});

describe('what a model says of a row', () => {
  const weather = { target: 'temp_max' };
  const cases: readonly [string, Words][] = [
    ['auto-mpg.csv', { target: 'mpg', features: ['horsepower', 'horsepower^2', 'weight_lbs^5', 'origin'] }],
    ['auto-mpg.csv', { target: 'mpg', features: ['horsepower*weight_lbs', 'horsepower^3*origin', 'origin*cylinders'] }],
    ['seattle-weather.csv', { ...weather, features: ['date.year', 'date.month*wind', 'date.weekday*weather'] }],
    ['seattle-weather.csv', { ...weather, features: ['weather', 'date.days'], options: { rareLevels: 50 } }],
    ['penguins.csv', { target: 'body_mass_g', features: ['species*island', 'sex'], references: { species: 'Gentoo' } }],
    ...(['mean', 'median', 'mostFrequent'] as const).map((missing): [string, Words] => [
      'auto-mpg.csv',
      {
        target: 'mpg',
        features: ['horsepower', 'horsepower^2', 'horsepower*origin'],
        options: { missing, missingIndicator: true },
      },
    ]),
    [
      'penguins.csv',
      {
        target: 'body_mass_g',
        features: ['sex', 'sex*beak_depth_mm'],
        options: { missing: 'mean', missingIndicator: true },
      },
    ],
  ];
  for (const [sample, words] of cases) {
    it(`has the inputs that it was trained on: ${words.features?.join(', ')} ${JSON.stringify(words.options ?? {})}`, async () => {
      const dataset = encodedFrom(await readSample(sample), words);
      const model = modelOf(dataset);
      const leftOut = new Set<number>();
      const rows = naiveRows(sample);
      const used: number[][] = [];
      for (const [i, row] of rows.entries()) {
        if ((row[words.target ?? ''] ?? '') === '') leftOut.add(i);
        const explanation = explain(model, (column) => row[column]);
        if ('why' in explanation) leftOut.add(i);
        else if (!leftOut.has(i)) used.push(explanation.terms.map(({ x }) => x));
      }
      assert.equal(used.length, dataset.rows.used);
      for (const [j, column] of dataset.columns.entries()) {
        assert.deepEqual(
          used.map((inputs) => inputs[j]),
          [...column],
          dataset.features[j]?.name,
        );
      }
    });
  }
});

import type { FittedModel } from '../../src/core/model/fitted';
import { nextBits, randomFrom } from '../../src/core/train/random';
import { readSample, setupOf, tableFrom, trainOn } from './samples';

type Words = Parameters<typeof setupOf>[0];

export interface Case {
  readonly name: string;
  readonly model: FittedModel;
  /** Rows that it was not trained on, as cells of a CSV; missing ones are empty. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A small table of every kind of column, with gaps, the same for the same seed. */
export function madeRows(count: number, seed: number): Record<string, string>[] {
  const state = randomFrom(seed);
  const next = () => nextBits(state) / 2 ** 32;
  const oneOf = (...words: string[]) => words[Math.floor(next() * words.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const size = next() * 100 - 20;
    const age = Math.floor(next() * 60);
    const place = oneOf(
      'Ulm',
      'Ulm',
      'Bonn',
      'Bonn',
      'Lüneburg\'s "old" town',
      '서울',
      i % 11 === 0 ? 'Rare, Inc' : 'Bonn',
    );
    const colour = oneOf('red', 'green', 'deep blue');
    const day = new Date(Date.UTC(1999, 10, 3) + Math.floor(next() * 9000) * 86_400_000).toISOString().slice(0, 10);
    const price = 3 + 0.7 * size - 0.004 * size * age + (place === 'Ulm' ? 9 : 0) + (next() - 0.5) * 12;
    const gap = (text: string) => (next() < 0.08 ? '' : text);
    return {
      'size m²': gap(size.toFixed(3)),
      age: gap(String(age)),
      place: gap(place),
      colour,
      'sold on': gap(day),
      price: price.toFixed(2),
      dear: price > 25 ? 'yes' : 'no',
      band: price > 40 ? 'high' : price > 15 ? 'middle' : 'low',
    };
  });
}

export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','));
  return `${[names.map(cell).join(','), ...lines].join('\n')}\n`;
}

const ALL = ['size m²', 'age', 'place', 'colour', 'sold on.days'];
const FILLED = { missing: 'mean', missingIndicator: true, rareLevels: 8, maxIterations: 300 } as const;
const DERIVED = [
  'size m²^2',
  'size m²*age',
  'place*colour',
  'sold on.month',
  'sold on.weekday',
  'sold on.year',
  'age^3',
];

const SETUPS: readonly { readonly name: string; readonly words: Words }[] = [
  {
    name: 'a regression with everything in it',
    words: {
      target: 'price',
      features: [...ALL, ...DERIVED],
      estimator: 'linear',
      options: { ...FILLED, maxIterations: 2000 },
    },
  },
  {
    name: 'a regression that leaves gaps out',
    words: { target: 'price', features: ALL, estimator: 'linear', references: { colour: 'red' } },
  },
  {
    name: 'a Huber regression, not standardised and without a bias',
    words: {
      target: 'price',
      features: ['size m²', 'colour'],
      estimator: 'linear',
      options: { loss: 'huber', standardise: false, bias: false, maxIterations: 300, missing: 'median' },
    },
  },
  {
    name: 'a logistic neuron',
    words: { target: 'dear', features: [...ALL, 'size m²*age'], estimator: 'sigmoid', options: FILLED },
  },
  {
    name: 'a perceptron on features from 0 to 1',
    words: {
      target: 'dear',
      features: ['size m²', 'age', 'place'],
      estimator: 'perceptron',
      options: { missing: 'mostFrequent', scaling: 'minmax' },
    },
  },
  {
    name: 'one class against the rest',
    words: { target: 'band', positive: 'middle', features: ALL, estimator: 'sigmoid', options: { maxIterations: 200 } },
  },
  {
    name: 'softmax',
    words: { target: 'band', features: [...ALL, 'age^2'], estimator: 'softmax', options: FILLED },
  },
  {
    name: 'sigmoid neurons, each class against the rest',
    words: { target: 'band', positive: null, features: ALL, estimator: 'sigmoid', options: FILLED },
  },
  {
    name: 'support-vector classifiers, each class against the rest',
    words: {
      target: 'band',
      positive: null,
      features: ['size m²', 'place'],
      estimator: 'svm',
      options: { maxIterations: 200 },
    },
  },
];

/** Models of every kind, with rows that they have not seen. */
export async function cases(): Promise<readonly Case[]> {
  const table = await tableFrom(csvOf(madeRows(400, 7)));
  const rows = [...madeRows(150, 4242), ...strange()];
  const made = SETUPS.map(({ name, words }) => ({ name, model: trainOn(table, setupOf(words)).result.model, rows }));
  const cars = trainOn(
    await readSample('auto-mpg.csv'),
    setupOf({ target: 'mpg', features: ['weight_lbs', 'year', 'origin'], estimator: 'linear' }),
  );
  const car = { weight_lbs: '3120.5', year: '79', origin: 'Japan' };
  return [...made, { name: 'the sample of cars', model: cars.result.model, rows: [car, { ...car, origin: 'Mars' }] }];
}

/** A level that nobody knows, large, small and infinite numbers, and a row without a cell. */
function strange(): Record<string, string>[] {
  const [row = {}] = madeRows(1, 99);
  const whole = { ...row, 'size m²': '12.5', age: '31', place: 'Bonn', colour: 'red', 'sold on': '2016-02-29' };
  return [
    whole,
    { ...whole, place: 'Nowhere' },
    { ...whole, colour: 'Red' },
    { ...whole, 'size m²': 'inf' },
    { ...whole, 'size m²': '-1e5', age: '1e-7' },
    { ...whole, 'sold on': '1969-12-31' },
    { ...whole, 'sold on': '2000-03-01', 'size m²': '' },
    Object.fromEntries(Object.keys(whole).map((name) => [name, ''])),
  ];
}

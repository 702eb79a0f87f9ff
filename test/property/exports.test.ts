import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exported, FORMATS } from '../../src/core/export/formats';
import { printJavaScript } from '../../src/core/export/javascript';
import { modelFromJson, modelToJson } from '../../src/core/export/modelJson';
import { ESTIMATORS } from '../../src/core/model/estimators';
import type { Factor } from '../../src/core/model/factor';
import type { FittedModel } from '../../src/core/model/fitted';
import { expectedOf, type Found } from '../support/agreement';

type Row = Readonly<Record<string, string>>;

describe('exports of any model', () => {
  it('are the same model as JSON, and the same sums as a function, cell by cell as the table’s reader takes them', () => {
    fc.assert(
      fc.property(models, fc.array(rows, { minLength: 1, maxLength: 8 }), (model, some) => {
        assert.deepEqual(modelFromJson(modelToJson(model)), model);
        const predict = functionOf(model);
        for (const row of some) {
          const expected = expectedOf(model, row);
          const found = predict(row);
          assert.equal(found === undefined, expected === undefined, JSON.stringify([row, found, expected]));
          const outputs = found && (found.outputs ?? [found.output ?? Number(found.prediction)]);
          assert.deepEqual(outputs, expected?.outputs);
          if (expected) assert.equal(found?.prediction, expected.prediction);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are written in every format, or refused with one of the reasons there are', () => {
    const reasons = new Set(['pmmlProbabilities', 'notInXml', 'formulaTooLong', 'formulaTextTooLong', 'readingUnfit']);
    fc.assert(
      fc.property(models, fc.constantFrom(...FORMATS), (model, format) => {
        const print = exported(model, format);
        if ('fault' in print) assert.ok(reasons.has(print.fault.code), print.fault.code);
        else assert.ok(print.content.length > 0);
      }),
    );
  });

  it('don’t hold a weight that is not finite', () => {
    fc.assert(
      fc.property(models, fc.constantFrom(...FORMATS), (model, format) => {
        const neurons = model.neurons.map((neuron) => ({ ...neuron, bias: Number.NaN }));
        const print = exported({ ...model, neurons }, format);
        assert.ok('fault' in print && print.fault.code === 'modelNotFinite');
      }),
      { numRuns: 20 },
    );
  });
});

interface Result extends Found {
  readonly output?: number;
}

function functionOf(model: FittedModel): (row: Row) => Result | undefined {
  const text = printJavaScript(model, false).replaceAll(/^export /gm, '');
  return new Function(`${text}\nreturn predict;`)();
}

/** Columns of each kind, with names that need care in some language. */
const NUMBERS = ['size m²', 'x*y', '"quoted"'];
const DATES = ['sold.on', 'fällig\nam'];
const TEXTS = ['place', "it's", '__proto__', '*/ `x`'];
const LEVELS = ['a', 'A', "b'", 'c"d', '\\n', '5', '(rare)', ''.padEnd(30, '가')];

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

const factor: fc.Arbitrary<Factor> = fc.oneof(
  fc.record({ column: fc.constantFrom(...NUMBERS) }),
  fc.record({ column: fc.constantFrom(...NUMBERS), power: fc.integer({ min: 2, max: 5 }) }),
  fc.record({
    column: fc.constantFrom(...DATES),
    part: fc.constantFrom('year' as const, 'month' as const, 'weekday' as const, 'days' as const),
  }),
  fc.record({ column: fc.constantFrom(...TEXTS), level: fc.constant('') }),
);

const models: fc.Arbitrary<FittedModel> = fc
  .record({
    products: fc.array(fc.array(factor, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
    levels: fc.array(fc.shuffledSubarray(LEVELS, { minLength: 2 }), {
      minLength: TEXTS.length,
      maxLength: TEXTS.length,
    }),
    choose: fc.infiniteStream(fc.nat()),
    isFilled: fc.boolean(),
    asksGaps: fc.boolean(),
    missing: fc.option(fc.shuffledSubarray(['NA', '?', '-', '5', '7', '1,5', '결측']), { nil: undefined }),
    isCoerced: fc.boolean(),
    decimal: fc.constantFrom('.' as const, ',' as const),
    estimator: fc.constantFrom(...ESTIMATORS),
    classes: fc.integer({ min: 2, max: 4 }),
    each: fc.boolean(),
    numbers: fc.infiniteStream(finite),
  })
  .map(
    ({
      products,
      levels,
      choose,
      isFilled,
      asksGaps,
      missing,
      isCoerced,
      decimal,
      estimator,
      classes,
      each,
      numbers,
    }) => {
      const next = <T>(stream: IterableIterator<T>): T => stream.next().value;
      const levelsOf = new Map(TEXTS.map((column, k) => [column, levels[k] ?? []]));
      const leveled = products.map((factors) =>
        factors.map((one) => {
          const names = levelsOf.get(one.column);
          return names ? { ...one, level: names[1 + (next(choose) % (names.length - 1))] ?? '' } : { ...one };
        }),
      );
      const columns = [...new Set(leveled.flat().map(({ column }) => column))];
      const gaps = isFilled && asksGaps ? columns.map((column): Factor[] => [{ column, part: 'missing' }]) : [];
      const features = [...leveled, ...gaps].map((factors, j) => {
        const name = `feature ${j}`;
        return { name, column: name, factors, mean: next(numbers), scale: 2, statistics: { mean: 0, deviation: 1 } };
      });
      const used = columns.filter((column) => levelsOf.has(column));
      const fillOf = (column: string) => levelsOf.get(column)?.[0] ?? (DATES.includes(column) ? 15_000 : next(numbers));
      const isSeveral = estimator.target === 'classes' || (estimator.target === 'twoClass' && each && classes > 2);
      const [loss] = estimator.losses;
      assert.ok(loss);
      return {
        version: 1 as const,
        estimator: estimator.id,
        activation: estimator.activation,
        loss,
        target: 'target',
        ...(estimator.target !== 'number' && { classes: ['no', 'yes', 'maybe', "it's"].slice(0, classes) }),
        levels: Object.fromEntries(used.map((column) => [column, levelsOf.get(column) ?? []])),
        ...(isFilled && { fills: Object.fromEntries(columns.map((column) => [column, fillOf(column)])) }),
        decimal,
        ...(missing && { missing }),
        ...(isCoerced && { coerced: coercedAmong(columns) }),
        features,
        neurons: Array.from({ length: isSeveral ? classes : 1 }, () => {
          const weights = features.map(() => next(numbers));
          return { bias: next(numbers), weights, standardised: { bias: next(numbers), weights } };
        }),
      };
    },
  );

/** Columns that were taken for what not all of their cells are. */
function coercedAmong(columns: readonly string[]): FittedModel['coerced'] {
  const numbers = columns.filter((column) => NUMBERS.includes(column)).map((column) => [column, 'number'] as const);
  const dates = columns.filter((column) => DATES.includes(column)).map((column) => [column, 'date'] as const);
  return Object.fromEntries([...numbers, ...dates]);
}

const gap = fc.constantFrom('', ' ', 'NA', 'null', '?', '5', ' 7.0', '1,50', '결측');
const number = fc.oneof(
  finite.map(String),
  finite.map((x) => String(x).replace('.', ',')),
  fc.constantFrom('inf', '1e400', '+.5', '5.', '-', '0x1', '1 2', ' 7 ', '\u00a07', 'NaN'),
);
const date = fc.oneof(
  fc
    .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString()),
  fc.constantFrom(
    '2000-02-29',
    '29.02.2000',
    '2/29/2000',
    '2000/2/9',
    '1969-12-31 23:59',
    '2000-13-01',
    '2000-01-01x',
    'soon',
  ),
);
const level = fc.oneof(fc.constantFrom(...LEVELS), fc.string());

const rows: fc.Arbitrary<Row> = fc.record({
  ...Object.fromEntries(NUMBERS.map((column) => [column, fc.oneof({ weight: 6, arbitrary: number }, gap)])),
  ...Object.fromEntries(DATES.map((column) => [column, fc.oneof({ weight: 6, arbitrary: date }, gap)])),
  ...Object.fromEntries(TEXTS.map((column) => [column, fc.oneof({ weight: 6, arbitrary: level }, gap)])),
});

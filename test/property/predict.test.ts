import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain, type FittedModel } from '../../src/core/model/fitted';
import { PredictingStream } from '../../src/core/predict/predictingStream';
import type { Dialect } from '../../src/core/table/dialect';
import { naiveRecords } from '../core/table/naive';
import { feature, modelWith, neuron } from '../support/handMade';

const NAMES = ['a', 'b', 'd'];
const delimiters = fc.constantFrom(',', ';', '\t', '|');
const weights = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 8, maxLength: 8 });

/** A model of a number, a category and a date, which may fill what is missing and gather what is rare. */
const models = fc
  .record({
    weights,
    fills: fc.boolean(),
    rare: fc.boolean(),
    dayFirst: fc.boolean(),
    classes: fc.boolean(),
    missing: fc.option(fc.shuffledSubarray(['NA', '1.5', '7', 'z', 'é']), { nil: undefined }),
    isCoerced: fc.boolean(),
  })
  .map(({ weights: [bias = 0, ...others], fills, rare, dayFirst, classes, missing, isCoerced }): FittedModel => {
    const date = { column: 'd', ...(dayFirst && { dayFirst: true as const }) };
    return modelWith({
      levels: { b: ['x', 'y"', ...(rare ? ['(rare)'] : [])] },
      ...(fills && { fills: { a: 0.1, b: 'x', d: 12_345 } }),
      ...(missing && { missing }),
      ...(isCoerced && { coerced: { a: 'number', d: dayFirst ? 'dayFirst' : 'date' } }),
      ...(classes && { classes: ['one, two', '"yes"'], activation: 'sigmoid' }),
      features: [
        feature({ name: 'a' }),
        feature({ name: 'b=y"', column: 'b', level: 'y"' }),
        ...(rare ? [feature({ name: 'b=(rare)', column: 'b', level: '(rare)' })] : []),
        feature({ name: 'a^3', factors: [{ column: 'a', power: 3 }] }),
        feature({ name: 'a*d.year', factors: [{ column: 'a' }, { ...date, part: 'year' }] }),
        feature({ name: 'd.weekday', factors: [{ ...date, part: 'weekday' }] }),
        feature({ name: 'a=(missing)', factors: [{ column: 'a', part: 'missing' }] }),
      ],
      neurons: [neuron(bias, ...others)],
    });
  });

const value = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom('1.5', '1,5', '7', 'inf', 'x', 'y"', 'z', '', 'NA', ' ', '2020-02-03', '03/04/2021', '13/04/2021'),
  fc.string({ unit: fc.constantFrom(...'ab1.,;|"\n\r\t é', '😀', '\r\n'), maxLength: 8 }),
);
const written = fc.record({
  value,
  quoted: fc.boolean(),
  before: fc.constantFrom('', ' '),
  after: fc.constantFrom('', ' '),
});
const tables = fc.record({
  delimiter: delimiters,
  decimal: fc.constantFrom<Dialect['decimal']>('.', ','),
  rows: fc.array(fc.array(written, { minLength: 2, maxLength: 5 }), { maxLength: 8 }),
  ends: fc.array(fc.constantFrom('\n', '\r\n', '\r', '\n \n', '\r\n\r\n'), { minLength: 1, maxLength: 4 }),
  mark: fc.constantFrom('', '\ufeff'),
  isEnded: fc.boolean(),
});
const courses = fc.record({ chunk: fc.integer({ min: 1, max: 50 }), blockBytes: fc.integer({ min: 4, max: 90 }) });

type Made = typeof tables extends fc.Arbitrary<infer T> ? T : never;

/** Writes a table row by row, each with what `append` puts behind it. */
function write({ delimiter, rows, ends, mark, isEnded }: Made, append: (cells: readonly string[]) => string): string {
  const header = NAMES.map((name) => ({ value: name, quoted: false, before: '', after: '' }));
  const all = [header, ...rows];
  const lines = all.map((row, r) => {
    const text = row.map(({ value: cell, quoted, before, after }) => {
      const needsQuotes = /["\r\n]|^[ \t]|[ \t]$/.test(cell) || cell.includes(delimiter);
      return `${before}${quoted || needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell}${after}`;
    });
    const end = r === all.length - 1 && !isEnded ? '' : ends[r % ends.length];
    return `${text.join(delimiter)}${append(row.map((cell) => cell.value))}${end}`;
  });
  return mark + lines.join('');
}

function predictions(
  text: string,
  model: FittedModel,
  dialect: Dialect,
  course: { chunk: number; blockBytes: number },
) {
  const bytes = new TextEncoder().encode(text);
  const stream = new PredictingStream({ model, dialect, names: NAMES, mapping: {}, blockBytes: course.blockBytes });
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += course.chunk) {
    parts.push(Buffer.from(stream.push(bytes.subarray(at, at + course.chunk))));
  }
  parts.push(Buffer.from(stream.end()));
  return { text: Buffer.concat(parts).toString('utf8'), counts: stream.counts };
}

/** What stands behind a row of these cells, by `explain`. */
function expectedBehind(cells: readonly string[], model: FittedModel, { delimiter, decimal }: Dialect): string {
  const headings = model.classes ? ['prediction', 'probability'] : ['prediction'];
  const pad = delimiter.repeat(Math.max(0, NAMES.length - cells.length));
  const quoted = (cell: string) => {
    const needsQuotes = cell.includes('"') || cell.includes(delimiter);
    return delimiter + (needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell);
  };
  const numberText = (x: number) => String(x).replace('.', decimal);
  const found =
    cells.length > NAMES.length ? undefined : explain({ ...model, decimal }, (name) => cells[NAMES.indexOf(name)]);
  if (!found || 'why' in found || !Number.isFinite(found.output)) return pad + delimiter.repeat(headings.length);
  if (!model.classes) return pad + quoted(numberText(found.activated));
  const [other = '', positive = ''] = model.classes;
  return pad + quoted(found.positive ? positive : other) + quoted(numberText(found.activated));
}

describe('the predictions of any table', () => {
  it('stand behind its rows, to the bit as the model explains them, and every other byte is as it was', () => {
    fc.assert(
      fc.property(tables, models, courses, (made, model, course) => {
        const dialect: Dialect = { delimiter: made.delimiter, decimal: made.decimal, header: true };
        const headings = [made.delimiter, 'prediction', ...(model.classes ? [made.delimiter, 'probability'] : [])].join(
          '',
        );
        let row = 0;
        const expected = write(made, (cells) => (row++ === 0 ? headings : expectedBehind(cells, model, dialect)));
        const { text, counts } = predictions(
          write(made, () => ''),
          model,
          dialect,
          course,
        );
        assert.equal(text, expected);
        assert.equal(counts.rows, made.rows.length);
        assert.equal(counts.predicted + counts.gaps.reduce((sum, { count }) => sum + count, 0), counts.rows);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('leave its cells as a naive reader finds them, however hostile the text', () => {
    const model = modelWith({ fills: { a: 1 }, features: [feature({ name: 'a' })], neurons: [neuron(0, 1)] });
    const hostile = fc.string({
      unit: fc.constantFrom(...'a1 ,;\t|""\n\n\r', '\r\n', '""', '😀', '\ufeff'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, delimiters, courses, (text, delimiter, course) => {
        const before = naiveRecords(text, delimiter);
        fc.pre(before.every(({ open }) => open === 0));
        const after = predictions(text, model, { delimiter, decimal: '.', header: true }, course).text;
        const cells = naiveRecords(after, delimiter).map((record) => record.cells);
        assert.deepEqual(
          cells.map((found, r) => found.slice(0, before[r]?.cells.length)),
          before.map((record) => record.cells),
        );
        for (const [r, { cells: own }] of before.entries()) {
          assert.equal(cells[r]?.length, Math.max(NAMES.length, own.length) + 1);
        }
        assert.ok(isWithin(text, after), JSON.stringify({ text, after }));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });
});

/** Whether the letters of a text are in another, in their order. */
function isWithin(text: string, other: string): boolean {
  let at = 0;
  for (const letter of other) if (letter === text.slice(at, at + letter.length)) at += letter.length;
  return at === text.length;
}

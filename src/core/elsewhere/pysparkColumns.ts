import { productOf, type Words } from '../export/products';
import type { Input, Scorer } from '../export/scorer';
import { indented, quoted, remark } from '../export/words';
import type { FittedModel } from '../model/fitted';

/** What stands for the class of a row among `classes`: 1 or 0 of the last, or its place. */
type Label = 'number' | 'last' | 'place';

/** The lines of `columns_of(rows)`: features, target and, where there is one, the weight of each row that has them all. */
export function columnsFunction(scorer: Scorer, model: FittedModel, rowWeights: string | undefined): string[] {
  const { inputs, features, target } = scorer;
  const label: Label = !model.classes ? 'number' : model.neurons.length === 1 ? 'last' : 'place';
  const cells = [
    ...inputs.map((input, at) => aliased(readOf(input), `r${at}`)),
    aliased(label === 'number' ? numberIn(target) : textIn(target), 'y'),
    ...(rowWeights === undefined ? [] : [aliased(numberIn(rowWeights), 'w')]),
  ];
  const values = [
    ...inputs.map((input, at) => aliased(filledOf(input, at), `c${at}`)),
    aliased(labelOf(label, model.classes ?? []), 'label'),
    ...(rowWeights === undefined ? [] : [aliased(finite('F.col("w")'), 'weight')]),
  ];
  const columns = [
    ...features.map((feature, j) => aliased(productOf(feature, WORDS), `x${j}`, 'double') + note(feature.name)),
    '"label",',
    ...(rowWeights === undefined ? [] : ['"weight",']),
  ];
  return [
    'def columns_of(rows):',
    '    """The features and the label of the rows that have them all. A cell is missing where it is null, NaN or an empty text."""',
    '    cells = rows.select(',
    ...indented(cells, 4),
    '    )',
    '    filled = cells.select(',
    '        "*",',
    ...indented(values, 4),
    '    )',
    `    known = filled.dropna(subset=${quoted(known(inputs, rowWeights))})`,
    ...(rowWeights === undefined ? [] : ['    known = known.where(F.col("weight") > 0)']),
    '    return known.select(',
    ...indented(columns, 4),
    '    )',
  ];
}

function known(inputs: readonly Input[], rowWeights: string | undefined): string[] {
  return [...inputs.map((_, at) => `c${at}`), 'label', ...(rowWeights === undefined ? [] : ['weight'])];
}

function aliased(expression: string, name: string, type?: string): string {
  return `(${expression})${type ? `.cast("${type}")` : ''}.alias("${name}"),`;
}

function note(name: string): string {
  return `  # ${remark(name)}`;
}

/** A cell as a value of its kind; null where it is missing. */
function readOf({ kind, column }: Input): string {
  switch (kind) {
    case 'number':
      return numberIn(column);
    case 'date':
      return `${columnOf(column)}.cast("date")`;
    case 'level':
      return textIn(column);
    default:
      return kind satisfies never;
  }
}

function numberIn(column: string): string {
  const cell = `${columnOf(column)}.cast("double")`;
  return `F.when(~F.isnan(${cell}), ${cell})`;
}

function textIn(column: string): string {
  const cell = `${columnOf(column)}.cast("string")`;
  return `F.when(${cell} != "", ${cell})`;
}

function columnOf(name: string): string {
  return `F.col(${quoted(`\`${name.replaceAll('`', '``')}\``)})`;
}

/** The value of an input: a finite number, a date, or the place of a level; null where it has none. */
function filledOf(input: Input, at: number): string {
  const cell = `F.col("r${at}")`;
  const { fill } = input;
  switch (input.kind) {
    case 'number':
      return finite(fill === undefined ? cell : `F.coalesce(${cell}, F.lit(${double(fill)}))`);
    case 'date':
      return fill === undefined ? cell : `F.coalesce(${cell}, F.date_add(F.lit("1970-01-01").cast("date"), ${fill}))`;
    case 'level': {
      const other = input.other === undefined ? '' : `.when(${cell}.isNotNull(), ${input.other})`;
      const missing = fill === undefined ? '' : `.when(${cell}.isNull(), ${fill})`;
      return `${placeIn(cell, input.levels)}${other}${missing}`;
    }
    default:
      return input satisfies never;
  }
}

function labelOf(label: Label, classes: readonly string[]): string {
  const cell = 'F.col("y")';
  if (label === 'number') return finite(cell);
  if (label === 'place') return `(${placeIn(classCell(classes), classes.map(classText(classes)))}).cast("double")`;
  const positive = classText(classes)(classes.at(-1) ?? '');
  return `(${classCell(classes)} == ${quoted(positive)}).cast("double")`;
}

/** Numbers are named as they are printed, and not as a table writes them. */
function isNumbered(classes: readonly string[]): boolean {
  return classes.every((name) => name !== '' && String(Number(name)) === name);
}

function classCell(classes: readonly string[]): string {
  return isNumbered(classes) ? 'F.col("y").cast("double")' : 'F.col("y")';
}

function classText(classes: readonly string[]): (name: string) => string | number {
  return (name) => (isNumbered(classes) ? Number(name) : name);
}

function placeIn(cell: string, levels: readonly (string | number)[]): string {
  const [first, ...others] = levels.map((level, place) => `when(${cell} == ${quoted(level)}, ${place})`);
  return `F.${[first, ...others].join('.')}`;
}

function finite(x: string): string {
  return `F.when(F.abs(${x}) < float("inf"), ${x})`;
}

function double(x: number): string {
  const text = String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const WORDS: Words = {
  value: (input) => `F.col("c${input}")`,
  level: (input, place) => `(F.col("c${input}") == ${place}).cast("double")`,
  part: (input, part) =>
    ({
      days: `F.datediff(F.col("c${input}"), F.lit("1970-01-01").cast("date"))`,
      year: `F.year(F.col("c${input}"))`,
      month: `F.month(F.col("c${input}"))`,
      weekday: `((F.dayofweek(F.col("c${input}")) + 5) % 7)`,
    })[part],
  missing: (input) => `F.col("r${input}").isNull().cast("double")`,
};

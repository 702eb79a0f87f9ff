import { productOf } from '../export/products';
import { type Input, scorerOfTyped } from '../export/scorer';
import { filledOf, listed, literal, readOf, wordsIn } from '../export/sqlWords';
import { indented, remark } from '../export/words';
import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';
import { ANSWER_COLUMNS as NAMES } from './answer';
import { requireSums } from './obstacle';
import { sentSetupToJson } from './sentSetup';

/**
 * A query in what DuckDB and PostgreSQL have in common, whose one row is the sufficient statistics of a squared loss, of the m columns
 * x (the features and, last, the target) in the rows that have all of them: n; the means m̂ as the engine rounds them; the rests
 * Σ (x_i − m̂_i); and of the products Σ (x_i − m̂_i)·(x_j − m̂_j) those of i ≤ j, row after row. They are centred, so that nothing
 * cancels, and the rests make up for the rounding of the means. The set-up comes back in a column of the answer.
 *
 * @param model any of this set-up on the table at hand, as before its first iteration: its columns, levels and fills are asked for
 */
export function printStatisticsSql(setup: Setup, model: FittedModel): string {
  requireSums(setup);
  const { inputs, features, target } = scorerOfTyped(model);
  const goal: Input = { kind: 'number', column: target };
  const all = [...inputs, goal];
  const last = inputs.length;
  const words = wordsIn('filled', 'filled');
  const columns = [...features.map((feature) => productOf(feature, words)), words.value(last)];
  const every = columns.map((_, j) => j);
  return [
    `-- The sufficient statistics of ${remark(target)} and its features, in DuckDB or PostgreSQL. Made by Descent.`,
    '-- Put the name of your table in the place of my_table. Dates are of type DATE or can be cast to it.',
    '-- The answer is one row: save it as CSV with a header, or as JSON, and give it to “Descent: Train from Statistics…”.',
    ...[...features.map(({ name }) => name), target].map((name, j) => `-- x${j}: ${remark(name)}`),
    'WITH rows_of AS NOT MATERIALIZED (SELECT * FROM my_table),',
    ...relation(
      'cells',
      all.map((input, at) => `${readOf(input)} AS r${at}`),
      'rows_of AS t',
    ),
    ...relation('filled', ['cells.*', ...all.map((input, at) => `${filledOf(input, `r${at}`)} AS c${at}`)], 'cells'),
    ...relation(
      'x',
      columns.map((column, j) => `CAST(${column} AS DOUBLE PRECISION) AS x${j}`),
      `filled WHERE ${all.map((_, at) => `c${at} IS NOT NULL`).join(' AND ')}`,
    ),
    ...relation(
      'means',
      every.map((j) => `avg(x${j}) AS m${j}`),
      'x',
    ),
    ...relation(
      'centred',
      every.map((j) => `x${j} - m${j} AS d${j}`),
      'x CROSS JOIN means',
      '',
    ),
    'SELECT',
    `  ${literal(sentSetupToJson(setup, model))} AS ${NAMES.setup},`,
    `  (SELECT count(*) FROM rows_of) AS ${NAMES.total},`,
    `  count(*) AS ${NAMES.count},`,
    `  (SELECT ARRAY[${every.map((j) => `m${j}`).join(', ')}] FROM means) AS ${NAMES.means},`,
    `  ARRAY[${every.map((j) => `sum(d${j})`).join(', ')}] AS ${NAMES.rests},`,
    '  ARRAY[',
    ...indented(listed(every.map((i) => products(i, every))), 2),
    `  ] AS ${NAMES.products}`,
    'FROM centred;',
    '',
  ].join('\n');
}

function relation(name: string, columns: readonly string[], from: string, end = ','): string[] {
  return [`${name} AS NOT MATERIALIZED (`, '  SELECT', ...indented(listed(columns), 2), `  FROM ${from}`, `)${end}`];
}

/** A row of the triangle. */
function products(i: number, every: readonly number[]): string {
  return every
    .slice(i)
    .map((j) => `sum(d${i} * d${j})`)
    .join(', ');
}

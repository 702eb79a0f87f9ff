import type { Found } from './agreement';
import { type Kind, kindsOf } from './engines';
import type { Case } from './models';

const TYPES: Readonly<Record<Kind, string>> = { number: 'DOUBLE PRECISION', date: 'DATE', text: 'VARCHAR' };

/** Columns that bear the names of a query's own. */
const TRAPS = ['c0', 'f0', 'r0'];

/** The statements that make the rows of a case the table `my_table`, each with its place, and empty cells NULL. */
export function tableOf({ model, rows }: Case): string {
  const kinds = [...kindsOf(model)];
  const columns = [
    ...kinds.map(([name, kind]) => `${quoted(name, '"')} ${TYPES[kind]}`),
    ...TRAPS.map((name) => `${name} VARCHAR`),
  ];
  const values = rows.map((row, at) => {
    const cells = kinds.map(([name]) => (row[name] ? quoted(row[name], "'") : 'NULL'));
    return `(${[at, ...cells, ...TRAPS.map(() => 'NULL')].join(', ')})`;
  });
  return [
    'DROP TABLE IF EXISTS my_table;',
    `CREATE TABLE my_table ("row number" INTEGER, ${columns.join(', ')});`,
    `INSERT INTO my_table VALUES ${values.join(', ')};`,
  ].join('\n');
}

/** The answer's rows by their place. */
export function ordered(query: string): string {
  return `SELECT * FROM (${query.replace(/;\s*$/, '')}) AS answer ORDER BY "row number"`;
}

/** What a row of the answer tells; nothing where its prediction is NULL. */
export function foundIn(row: Readonly<Record<string, unknown>>): Found | undefined {
  const { prediction } = row;
  if (prediction === null || prediction === undefined || prediction === '') return undefined;
  const named = (name: string) =>
    Object.entries(row).flatMap(([key, value]) => (key === name || key.startsWith(`${name}=`) ? [Number(value)] : []));
  const outputs = named('output');
  const probabilities = named('probability');
  return {
    prediction: typeof prediction === 'number' ? prediction : String(prediction),
    ...(outputs.length > 0 && { outputs }),
    ...(probabilities.length > 0 && { probabilities }),
  };
}

function quoted(text: string, mark: '"' | "'"): string {
  return mark + text.replaceAll(mark, mark + mark) + mark;
}

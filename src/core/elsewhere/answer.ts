import { DataError } from '../fault';
import { detectDialect } from '../table/dialect';
import { sampleRecords } from '../table/sample';
import { unitsOf } from '../table/units';

/** What the columns of the answer are called. */
export const ANSWER_COLUMNS = {
  setup: 'descent_setup',
  total: 'total',
  count: 'n',
  means: 'means',
  rests: 'rests',
  products: 'products',
} as const;

/** The one row that a query of statistics answers with: what its columns hold, whatever that is. */
export type Answer = Readonly<Record<keyof typeof ANSWER_COLUMNS, unknown>>;

/** Ten thousand features have as many products; a larger text is refused unread. */
const MOST_CHARACTERS = 1 << 28;

/** The answer in a text: JSON of an object or a list of one, or a CSV with a header and a row. */
export function answerIn(text: string): Answer {
  if (text.length > MOST_CHARACTERS)
    throw new DataError('answerTooLong', { found: text.length, most: MOST_CHARACTERS });
  const rows = /^\uFEFF?\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
  const [row] = rows;
  if (!row || rows.length > 1) throw new DataError('answerRows', { found: rows.length });
  const missing = Object.values(ANSWER_COLUMNS).filter((name) => !row.has(name));
  if (missing.length > 0)
    throw new DataError('answerColumns', {
      missing: missing.join(', '),
      found: [...row.keys()].slice(0, 20).join(', '),
    });
  const { setup, total, count, means, rests, products } = ANSWER_COLUMNS;
  return {
    setup: row.get(setup),
    total: row.get(total),
    count: row.get(count),
    means: row.get(means),
    rests: row.get(rests),
    products: row.get(products),
  };
}

type Row = ReadonlyMap<string, unknown>;

function jsonRows(text: string): Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new DataError('answerNotJson', { reason: error instanceof Error ? error.message : String(error) });
  }
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows.map((row) => new Map(Object.entries(row ?? {})));
}

/** A row more than there is to be, so that it is seen. */
const MOST_RECORDS = 3;

function csvRows(text: string): Row[] {
  const units = unitsOf(text);
  const { delimiter } = detectDialect(units, { header: true });
  const [names = [], ...rows] = sampleRecords(units, delimiter, MOST_RECORDS, true);
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => new Map(names.map((name, j) => [name.trim(), cells[j]])));
}

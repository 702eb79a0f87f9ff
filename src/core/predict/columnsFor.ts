import type { ColumnSummary } from '../data/summary';
import type { ColumnType } from '../table/table';
import { nearest } from './nearest';
import type { Need, NeedKind } from './needs';

/** What decides whether a column can stand for another. */
export type Candidate = Pick<ColumnSummary, 'name' | 'type' | 'examples'>;

/** Why a column that a model needs is not simply there. */
export type ProblemCode = 'columnMissing' | 'otherType';

export interface Problem {
  readonly code: ProblemCode;
  readonly need: Need;
  /** The column of that name, which is of another type. */
  readonly found?: Candidate;
  /** Every column of the table, the likeliest to be meant first: the one of that name, if there is one. */
  readonly candidates: readonly Candidate[];
}

/** Holds the columns of a table against those that a model needs, by name: what doesn't fit comes with who may stand for it. */
export function columnsFor(needs: readonly Need[], columns: readonly Candidate[]): readonly Problem[] {
  const taken = new Set(needs.map(({ column }) => column));
  return needs.flatMap((need): Problem[] => {
    const found = columns.find(({ name }) => name === need.column);
    if (found && fits(need, found)) return [];
    const others = nearest(
      need,
      columns.filter((column) => column !== found),
      taken,
    );
    if (!found) return [{ code: 'columnMissing', need, candidates: others }];
    return [{ code: 'otherType', need, found, candidates: [found, ...others] }];
  });
}

const TYPES: Readonly<Record<Exclude<NeedKind, 'category'>, readonly ColumnType[]>> = {
  number: ['number'],
  date: ['date'],
  any: ['number', 'category', 'date', 'text'],
};

/** Whether the cells of a column are what is needed. A column without a value is: what is missing is counted. */
export function fits({ kind, levels }: Need, { type, examples }: Candidate): boolean {
  if (type === 'empty') return true;
  if (kind !== 'category') return TYPES[kind].includes(type);
  // Levels may look like numbers or dates; words are a category, whatever they are.
  return type === 'category' || type === 'text' || examples.some((example) => levels.includes(example));
}

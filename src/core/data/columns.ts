import { DataError } from '../fault';
import type { Setup } from '../model/setup';
import type { Column, LevelColumn, NumberColumn, Table } from '../table/table';
import { type Expression, expressionOf, nameOf, type Operand } from './expressions';
import { unfit, unfitness } from './roles';

/** The column of a name. */
export function columnOf(table: Table, name: string): NumberColumn | LevelColumn {
  const column = table.columns.find((one) => one.name === name);
  if (!column)
    throw new DataError('unknownColumn', { column: name, columns: table.columns.map((one) => one.name).join(', ') });
  if (column.type === 'empty') throw unfit(name, { code: 'empty', values: {} });
  return column;
}

/** The features of a set-up, each once. */
export function expressionsOf(table: Table, setup: Setup): readonly Expression[] {
  if (setup.features.length === 0) throw new DataError('noFeatures');
  const names = table.columns.map(({ name }) => name);
  const byName = new Map<string, Expression>();
  for (const text of setup.features) {
    const expression = expressionOf(text, names);
    for (const operand of expression) requireOperand(table, setup, operand);
    byName.set(nameOf(expression), expression);
  }
  return [...byName.values()];
}

/** The column that says how much each row counts. */
export function weightsColumn(table: Table, { rowWeights }: Setup): NumberColumn | undefined {
  if (rowWeights === undefined) return undefined;
  const column = columnOf(table, rowWeights);
  if (column.type !== 'number') throw new DataError('weightsUnfit', { column: rowWeights });
  return column;
}

export function requireFit(column: Column, waived: readonly string[] = []): void {
  const reason = unfitness(column);
  if (reason && !waived.includes(reason.code)) throw unfit(column.name, reason);
}

function requireOperand(table: Table, { target, options }: Setup, { column: name, part, power }: Operand): void {
  if (name === target) throw new DataError('targetIsFeature', { column: name });
  const column = columnOf(table, name);
  if (part !== undefined && column.type !== 'date') throw new DataError('notDate', { column: name, part });
  if (power !== undefined && column.type !== 'number') throw new DataError('powerUnfit', { column: name, power });
  if (table.rows < 2) throw new DataError('oneRow'); // each column would be the same in all rows
  requireFit(column, [...(part ? ['isDate'] : []), ...(options.rareLevels > 0 ? ['tooManyLevels'] : [])]);
}

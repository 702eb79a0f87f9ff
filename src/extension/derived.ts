import * as vscode from 'vscode';
import { expressionOf, nameOf, type Operand } from '../core/data/expressions';
import { unfit, unfitness } from '../core/data/roles';
import type { ColumnSummary, TableSummary } from '../core/data/summary';
import { DataError } from '../core/fault';
import { DATE_PARTS } from '../core/table/calendar';
import type { Option } from './steps';
import { plain, textOfFault } from './text';

const PART_WORDS: Readonly<Record<keyof typeof DATE_PARTS, () => string>> = {
  year: () => vscode.l10n.t('the year'),
  month: () => vscode.l10n.t('the month, 1 to 12'),
  weekday: () => vscode.l10n.t('the day of the week, Monday = 0'),
  days: () => vscode.l10n.t('days since 1970-01-01'),
};

/** What can be made of the columns: parts of dates, what was written before, and a way to write more. */
export function derivedOptions(columns: readonly ColumnSummary[], features: readonly string[]): Option[] {
  const parts = datedParts(columns).map(({ column, part }) => ({
    label: plain(`${column}.${part}`),
    value: `${column}.${part}`,
    description: PART_WORDS[part](),
  }));
  const written = writtenNames(columns, features).map((name) => ({ label: plain(name), value: name }));
  const hasNumbers = columns.some((column) => column.type === 'number' && !unfitness(column));
  const more: Option = {
    label: vscode.l10n.t('Add powers and interactions…'),
    description: vscode.l10n.t('as x^2 or a*b'),
    value: '',
    opens: 'derived',
    alwaysShow: true,
  };
  const all = [...parts, ...written, ...(hasNumbers ? [more] : [])];
  if (all.length === 0) return [];
  return [{ label: vscode.l10n.t('made of columns'), kind: vscode.QuickPickItemKind.Separator, value: '' }, ...all];
}

/** The names among the options. */
export function derivedNames(columns: readonly ColumnSummary[], features: readonly string[]): string[] {
  return [...datedParts(columns).map(({ column, part }) => `${column}.${part}`), ...writtenNames(columns, features)];
}

/** Asks for an expression; nothing is returned where the person leaves. */
export async function askDerived(table: TableSummary, target: string): Promise<string | undefined> {
  const columns = table.columns.filter(({ name }) => name !== target);
  const examples = columns.filter((column) => column.type === 'number' && !unfitness(column)).map(({ name }) => name);
  const [first = 'x', second = first] = examples;
  const written = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a Feature'),
    prompt: vscode.l10n.t('A power from 2 to 5, or a product of two columns'),
    placeHolder: vscode.l10n.t('{0} or {1}', `${first}^2`, `${first}*${second}`),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : whyNot(text, table.columns, target)),
  });
  if (written === undefined || written.trim() === '') return undefined;
  return nameOf(
    expressionOf(
      written,
      table.columns.map(({ name }) => name),
    ),
  );
}

function whyNot(text: string, columns: readonly ColumnSummary[], target: string): string | undefined {
  try {
    for (const operand of expressionOf(
      text,
      columns.map(({ name }) => name),
    ))
      requireFit(operand, columns, target);
    return undefined;
  } catch (error) {
    if (error instanceof DataError) return textOfFault(error);
    throw error;
  }
}

function requireFit({ column: name, part, power }: Operand, columns: readonly ColumnSummary[], target: string): void {
  if (name === target) throw new DataError('targetIsFeature', { column: name });
  const column = columns.find((one) => one.name === name);
  if (part !== undefined && column?.type !== 'date') throw new DataError('notDate', { column: name, part });
  if (power !== undefined && column?.type !== 'number') throw new DataError('powerUnfit', { column: name, power });
  const reason = column && unfitness(column);
  if (reason && !(part && reason.code === 'isDate')) throw unfit(name, reason);
}

function datedParts(columns: readonly ColumnSummary[]): { column: string; part: keyof typeof DATE_PARTS }[] {
  const parts = Object.keys(DATE_PARTS) as (keyof typeof DATE_PARTS)[];
  return columns
    .filter((column) => unfitness(column)?.code === 'isDate')
    .flatMap(({ name: column }) => parts.map((part) => ({ column, part })));
}

/** Those among the features that are no columns and no parts of dates, where they can still be read. */
function writtenNames(columns: readonly ColumnSummary[], features: readonly string[]): string[] {
  const known = new Set([
    ...columns.map(({ name }) => name),
    ...datedParts(columns).map(({ column, part }) => `${column}.${part}`),
  ]);
  return features.filter((name) => !known.has(name) && whyNot(name, columns, '') === undefined);
}

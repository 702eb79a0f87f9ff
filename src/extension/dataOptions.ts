import * as vscode from 'vscode';
import { expressionOf } from '../core/data/expressions';
import { unfitness } from '../core/data/roles';
import type { ColumnSummary } from '../core/data/summary';
import { own } from '../core/own';
import { formatCount } from '../format';
import type { TableSummary } from '../protocol';
import type { Choice, DataChoice } from './choices';
import { pickRow } from './rowPick';
import { plain } from './text';

/** An option of how the table is taken: a row of the list of options, and the question behind it. */
export interface DataOption {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly isChanged: boolean;
  readonly detail: string;
  /** Nothing is returned where the person leaves. */
  ask(): Promise<DataChoice | undefined>;
}

type Columns = Pick<Choice, 'target' | 'features'>;

/** The weights of the rows, and the reference level of each category among the features. */
export function dataOptions(
  table: TableSummary,
  columns: Columns,
  data: DataChoice,
  rareLevels: number,
): readonly DataOption[] {
  const categories = categoriesOf(table, columns.features);
  return [
    weightsOption(table, columns, data),
    ...categories.flatMap((category) => referenceOption(category, data, rareLevels) ?? []),
  ];
}

/** What of it the table still has: a column of numbers that is not the target, levels of categories. */
export function knownOf({ references, rowWeights }: DataChoice, table: TableSummary, target?: string): DataChoice {
  const levels = Object.entries(references ?? {}).filter(([name, level]) =>
    table.columns.some((column) => column.name === name && column.levels.some((one) => one.name === level)),
  );
  const weights = weightsAmong(table, target).some(({ name }) => name === rowWeights);
  return {
    ...(levels.length > 0 && { references: Object.fromEntries(levels) }),
    ...(weights && { rowWeights }),
  };
}

function weightsOption(table: TableSummary, { target, features }: Columns, data: DataChoice): DataOption {
  const { rowWeights } = data;
  const name = vscode.l10n.t('Row weights');
  const none = vscode.l10n.t('none');
  const now = (isNow: boolean) => isNow && { description: vscode.l10n.t('now') };
  const isFeature = (column: string) => features.includes(column) && column !== rowWeights;
  return {
    id: 'rowWeights',
    name,
    value: rowWeights === undefined ? none : plain(rowWeights),
    isChanged: rowWeights !== undefined,
    detail: vscode.l10n.t('A column that says how much each row counts; it is no feature then'),
    async ask() {
      const candidates = weightsAmong(table, target).map((column) => ({
        id: column.name,
        label: plain(column.name),
        ...now(column.name === rowWeights),
        ...(isFeature(column.name) && { description: vscode.l10n.t('a feature, which will be unticked') }),
      }));
      // The id of no column is empty: a header without words is named by its place.
      const rows = [{ id: '', label: none, ...now(rowWeights === undefined) }, ...candidates];
      const chosen = await pickRow({ title: name, rows, at: rowWeights ?? '' });
      if (!chosen) return undefined;
      const { rowWeights: _, ...rest } = data;
      return chosen.id === '' ? rest : { ...rest, rowWeights: chosen.id };
    },
  };
}

/** None where all levels are rare and gathered into one. */
function referenceOption(category: ColumnSummary, data: DataChoice, rareLevels: number): DataOption | undefined {
  const { name: column } = category;
  const kept = category.levels.filter(({ count }) => count >= rareLevels);
  const { [column]: _, ...others } = data.references ?? {};
  const chosen = own(data.references, column);
  const [first] = kept;
  if (!first) return undefined;
  const inForce = chosen ?? first.name;
  const name = vscode.l10n.t('Reference level of {0}', plain(column));
  return {
    id: `reference ${column}`,
    name,
    value: plain(inForce),
    isChanged: chosen !== undefined,
    detail: vscode.l10n.t('The level that the weights of the others are told from'),
    async ask() {
      const rows = kept.map((level) => ({
        id: level.name,
        label: plain(level.name),
        description: vscode.l10n.t('{0} rows', formatCount(level.count)),
      }));
      const level = (await pickRow({ title: name, rows, at: inForce }))?.id;
      if (level === undefined) return undefined;
      const references = level === first.name ? others : { ...others, [column]: level };
      const { references: __, ...rest } = data;
      return Object.keys(references).length > 0 ? { ...rest, references } : rest;
    },
  };
}

function weightsAmong({ columns }: TableSummary, target: string | undefined): readonly ColumnSummary[] {
  return columns.filter(({ type, name }) => type === 'number' && name !== target);
}

/** The categories that features are made of, in the order of the table. */
function categoriesOf({ columns }: TableSummary, features: readonly string[]): readonly ColumnSummary[] {
  const names = columns.map(({ name }) => name);
  const used = new Set(features.flatMap((feature) => expressionOf(feature, names).map(({ column }) => column)));
  return columns.filter((column) => used.has(column.name) && column.type !== 'number' && !unfitness(column));
}

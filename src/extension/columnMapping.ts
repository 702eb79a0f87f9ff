import * as vscode from 'vscode';
import type { ColumnSummary } from '../core/data/summary';
import { type Candidate, columnsFor, fits, type Problem } from '../core/predict/columnsFor';
import { type Need, type NeedKind, needsOf } from '../core/predict/needs';
import type { FittedModel, Mapping } from '../protocol';
import { pickRow, type Row } from './rowPick';
import { plain } from './text';

interface ColumnRow extends Row {
  /** `null`: none stands for it. */
  readonly column: string | null;
}

/**
 * Asks for each column that a model needs, and that a table has not or has of another type, which one stands for it, the best guess
 * first. Nothing is asked where all fit, and nothing is returned where the person leaves.
 */
export async function askMapping(model: FittedModel, columns: readonly ColumnSummary[]): Promise<Mapping | undefined> {
  const needs = needsOf(model);
  const problems = columnsFor(needs, columns);
  let mapping: Mapping = {};
  for (const [at, problem] of problems.entries()) {
    const { need } = problem;
    const title = vscode.l10n.t('Columns of the Model ({0}/{1})', at + 1, problems.length);
    const rows = rowsOf(problem, needs);
    const chosen = await pickRow<ColumnRow>({ title, placeholder: toldOf(problem), rows });
    if (!chosen) return undefined;
    mapping = { ...mapping, [need.column]: chosen.column };
  }
  return mapping;
}

function rowsOf({ need, candidates }: Problem, needs: readonly Need[]): ColumnRow[] {
  const rows = candidates.map((candidate) => rowOf(candidate, need, needs));
  if (!need.isFilled) return rows;
  const label = vscode.l10n.t('No column: each cell is filled as the model says');
  return [...rows, { id: 'none', label: `$(circle-slash) ${label}`, column: null }];
}

function rowOf(candidate: Candidate, need: Need, needs: readonly Need[]): ColumnRow {
  const { name, type, examples } = candidate;
  const isTaken = name !== need.column && needs.some(({ column }) => column === name);
  const notes = [
    ...(isTaken ? [vscode.l10n.t('the model needs it as what it is called')] : []),
    ...(fits(need, candidate) ? [] : [vscode.l10n.t('cells that are not {0} get no prediction', kindOf(need))]),
  ];
  return {
    id: name,
    label: plain(name),
    description: plain([typeOf(type), ...examples].join(', ')),
    ...(notes.length > 0 && { detail: notes.join('; ') }),
    column: name,
  };
}

function toldOf({ need, found }: Problem): string {
  const [name, kind] = [plain(need.column), kindOf(need)];
  if (!found)
    return vscode.l10n.t('The table has no column {0}, which is to be {1}: which one stands for it?', name, kind);
  return vscode.l10n.t(
    'The column {0} is {1} here, and the model needs {2}: which one stands for it?',
    name,
    typeOf(found.type),
    kind,
  );
}

const KINDS: Readonly<Record<NeedKind, (need: Need) => string>> = {
  number: () => vscode.l10n.t('a number'),
  category: ({ levels }) => vscode.l10n.t('one of {0}', plain(levels.join(', '))),
  date: () => vscode.l10n.t('a date'),
  any: () => vscode.l10n.t('any value'),
};

function kindOf(need: Need): string {
  return KINDS[need.kind](need);
}

const TYPES: Readonly<Record<ColumnSummary['type'], () => string>> = {
  number: () => vscode.l10n.t('a number'),
  category: () => vscode.l10n.t('a category'),
  date: () => vscode.l10n.t('a date'),
  text: () => vscode.l10n.t('text'),
  empty: () => vscode.l10n.t('empty'),
};

function typeOf(type: ColumnSummary['type']): string {
  return TYPES[type]();
}

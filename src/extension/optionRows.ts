import * as vscode from 'vscode';
import type { Estimator } from '../core/model/estimators';
import type { OptionName } from '../core/model/options';
import type { TrainOptions } from '../core/model/setup';
import { OPTION_DETAILS } from '../messages';
import type { RunStart, TableSummary } from '../protocol';
import type { Changes, Choice, DataChoice } from './choices';
import { dataOptions } from './dataOptions';
import { cautionsOf, type Foreknown, rateText } from './foreknown';
import { askValue, nameOf, valueText } from './optionValue';
import type { Row } from './rowPick';
import { say } from './text';

/** What the list changes: options over the settings, and how the table is taken. */
export interface Edits {
  readonly changes: Changes;
  readonly data: DataChoice;
}

/** What is about to be trained. */
export interface Subject {
  readonly table: TableSummary;
  readonly columns: Pick<Choice, 'target' | 'features'>;
  readonly estimator: Estimator;
  readonly settings: TrainOptions;
  /** What would be known at the start of the training, with an automatic learning rate. */
  survey(edits: Edits): Promise<RunStart | undefined>;
}

export interface OptionRow extends Row {
  /** Asks for another value; nothing is returned where the person leaves it as it is. */
  edit?(): Promise<Edits | undefined>;
}

/** The options by what they are about, in the order of the list. */
const GROUPS: readonly { name(): string; readonly options: readonly OptionName[]; readonly ofData?: true }[] = [
  { name: () => vscode.l10n.t('Loss'), options: ['loss', 'delta', 'l1', 'l2'] },
  {
    name: () => vscode.l10n.t('Optimiser'),
    options: ['optimizer', 'learningRate', 'schedule', 'momentum', 'batchSize', 'bias', 'initial', 'seed'],
  },
  { name: () => vscode.l10n.t('Stopping'), options: ['maxIterations', 'tolerance', 'patience'] },
  {
    name: () => vscode.l10n.t('Data'),
    options: ['standardise', 'scaling', 'missing', 'missingIndicator', 'rareLevels'],
    ofData: true,
  },
  { name: () => vscode.l10n.t('Held-back rows'), options: ['validation', 'split'] },
];

/** The list as it stands, the options in their groups. */
export function rowsOf(subject: Subject, edits: Edits, known: Foreknown): OptionRow[] {
  const { estimator, table, columns, settings } = subject;
  const { rareLevels } = { ...settings, ...edits.changes };
  const ofData = dataOptions(table, columns, edits.data, rareLevels).map(
    ({ id, name, value, isChanged, detail, ask }): OptionRow => ({
      id,
      label: name,
      description: described(value, isChanged),
      detail,
      async edit() {
        const data = await ask();
        return data && { ...edits, data };
      },
    }),
  );
  const groups = GROUPS.flatMap(({ name, options, ofData: hasData }): OptionRow[] => [
    { id: '', label: name(), kind: vscode.QuickPickItemKind.Separator },
    ...options
      .filter((option) => !isFixed(estimator, option))
      .map((option) => optionRow(option, subject, edits, known)),
    ...(hasData ? ofData : []),
  ]);
  const isChanged = Object.keys(edits.changes).length + Object.keys(edits.data).length > 0;
  const reset: OptionRow = {
    id: 'reset',
    label: vscode.l10n.t('Reset all'),
    edit: async () => ({ changes: {}, data: {} }),
  };
  return [...(isChanged ? [reset] : []), cautionsOf(known), ...groups];
}

function optionRow(option: OptionName, subject: Subject, edits: Edits, known: Foreknown): OptionRow {
  const { estimator, settings } = subject;
  const { changes } = edits;
  const inForce = { ...settings, ...changes };
  const value = valueText(option, inForce[option] ?? estimator.losses[0] ?? '');
  return {
    id: option,
    label: nameOf(option),
    description: described(value, option in changes),
    detail: (option === 'learningRate' && rateText(known)) || say(OPTION_DETAILS[option], {}),
    async edit() {
      const asked = await askValue(option, estimator, inForce);
      if (asked === undefined) return undefined;
      const { [option]: _, ...others } = changes;
      return { ...edits, changes: asked === settings[option] ? others : { ...others, [option]: asked } };
    },
  };
}

function described(value: string, isChanged: boolean): string {
  return isChanged ? vscode.l10n.t('{0} (changed)', value) : value;
}

/** What does not go with an estimator keeps its default, and a single loss is no choice. */
function isFixed(estimator: Estimator, option: OptionName): boolean {
  if (option === 'loss') return estimator.losses.length < 2;
  return estimator.fixed.some((one) => one === option);
}

import * as vscode from 'vscode';
import type { Estimator } from '../core/model/estimators';
import { isRanged, OPTION_FORMS, type OptionName, type OptionValue, readOption } from '../core/model/options';
import { DEFAULT_OPTIONS, isInRange, type TrainOptions } from '../core/model/setup';
import { formatNumber } from '../format';
import { CHOICE_NAMES, EXPECTED, LOSS_NAMES, OPTION_DETAILS, OPTION_WORDS } from '../messages';
import type { Changes } from './choices';
import { capitalised, say } from './text';

const LOSS_WORDS: Readonly<Record<string, string>> = LOSS_NAMES;

interface OptionItem extends vscode.QuickPickItem {
  readonly option?: OptionName | 'reset';
}

/** The options by what they are about, in the order of the list. */
const GROUPS: readonly { name(): string; readonly options: readonly OptionName[] }[] = [
  { name: () => vscode.l10n.t('Loss'), options: ['loss', 'delta', 'l1', 'l2'] },
  {
    name: () => vscode.l10n.t('Optimiser'),
    options: ['optimizer', 'learningRate', 'schedule', 'momentum', 'batchSize', 'bias', 'initial', 'seed'],
  },
  { name: () => vscode.l10n.t('Stopping'), options: ['maxIterations', 'tolerance', 'patience'] },
  {
    name: () => vscode.l10n.t('Data'),
    options: ['standardise', 'scaling', 'missing', 'missingIndicator', 'rareLevels'],
  },
  { name: () => vscode.l10n.t('Held-back rows'), options: ['validation', 'split'] },
];

/**
 * The options of a training, one by one, until the person goes back: what was changed over the settings is returned. Few ever come
 * here.
 */
export async function editOptions(estimator: Estimator, settings: TrainOptions, before: Changes): Promise<Changes> {
  let changes = before;
  for (;;) {
    const option = await pickOption(estimator, settings, changes);
    if (!option) return changes;
    if (option === 'reset') {
      changes = {};
      continue;
    }
    const value = await askValue(option, estimator, { ...settings, ...changes });
    if (value === undefined) continue;
    changes = { ...changes, [option]: value };
    if (value === settings[option]) changes = without(changes, option);
  }
}

async function pickOption(
  estimator: Estimator,
  settings: TrainOptions,
  changes: Changes,
): Promise<OptionItem['option']> {
  const inForce = { ...settings, ...changes };
  const itemOf = (option: OptionName): OptionItem => {
    const isChanged = option in changes;
    const value = valueText(option, inForce[option] ?? estimator.losses[0] ?? '');
    const description = isChanged ? vscode.l10n.t('{0} (changed)', value) : value;
    return { option, label: nameOf(option), description, detail: say(OPTION_DETAILS[option], {}) };
  };
  const items = GROUPS.flatMap(({ name, options }): OptionItem[] => [
    { label: name(), kind: vscode.QuickPickItemKind.Separator },
    ...options.filter((option) => !isFixed(estimator, option)).map(itemOf),
  ]);
  if (Object.keys(changes).length > 0) items.unshift({ option: 'reset', label: vscode.l10n.t('Reset all') });
  const title = vscode.l10n.t('Options of This Training');
  const placeHolder = vscode.l10n.t('Choose an option to change; Escape goes back');
  return (
    await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true })
  )?.option;
}

/** What does not go with an estimator keeps its default, and a single loss is no choice. */
function isFixed(estimator: Estimator, option: OptionName): boolean {
  if (option === 'loss') return estimator.losses.length < 2;
  return estimator.fixed.some((one) => one === option);
}

async function askValue(
  option: OptionName,
  estimator: Estimator,
  inForce: TrainOptions,
): Promise<OptionValue | undefined> {
  const form = OPTION_FORMS[option];
  const title = nameOf(option);
  if (form.kind === 'number') return askNumber(option, title, inForce);
  const choices = form.kind === 'flag' ? ['true', 'false'] : option === 'loss' ? estimator.losses : form.choices;
  const current = String(inForce[option] ?? estimator.losses[0]);
  const items = [current, ...choices.filter((choice) => choice !== current)].map((value) => ({
    value,
    label: capitalised(valueText(option, value)),
    ...(value === current && { description: vscode.l10n.t('now') }),
  }));
  const chosen = await vscode.window.showQuickPick(items, { title });
  return chosen && readOption(option, chosen.value);
}

async function askNumber(option: OptionName, title: string, inForce: TrainOptions): Promise<OptionValue | undefined> {
  const expected = isRanged(option) ? say(EXPECTED[option], {}) : '';
  const isUsable = (text: string) => {
    const value = readOption(option, text);
    return value !== undefined && (typeof value !== 'number' || !isRanged(option) || isInRange(option, value));
  };
  const written = await vscode.window.showInputBox({
    title,
    value: String(inForce[option] ?? DEFAULT_OPTIONS[option]),
    prompt: vscode.l10n.t('Expected {0}', expected),
    validateInput: (text) => (isUsable(text) ? undefined : vscode.l10n.t('Expected {0}', expected)),
  });
  return written === undefined ? undefined : readOption(option, written);
}

function nameOf(option: OptionName): string {
  return capitalised(say(OPTION_WORDS[option], {}));
}

function valueText(option: OptionName, value: OptionValue | string): string {
  if (typeof value === 'number') return formatNumber(value);
  const words = option === 'loss' ? LOSS_WORDS[String(value)] : CHOICE_NAMES[String(value)];
  return words === undefined ? String(value) : say(words, {});
}

function without(changes: Changes, option: OptionName): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => name !== option));
}

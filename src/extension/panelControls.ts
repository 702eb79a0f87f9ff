import * as vscode from 'vscode';
import { estimatorsFor } from '../core/data/roles';
import { type Estimator, estimatorOf } from '../core/model/estimators';
import type { LossId } from '../core/model/loss';
import { OPTION_FORMS } from '../core/model/options';
import { canDescend, isWhole, OPTIMIZERS, OPTION_RANGES, type Setup } from '../core/model/setup';
import { EXPECTED } from '../messages';
import type { ChoiceControl, Named, NumberControl, PanelControls, TableSummary } from '../protocol';
import { capitalised } from '../report/setupText';
import { nameOf, valueText } from './optionValue';
import { nameOfEstimator, say } from './text';

type Choosable = ChoiceControl['option'];
type Numeric = NumberControl['option'];

/** What a row offers depends on: the estimator, and the options in force. */
interface InForce {
  readonly estimator: Estimator;
  readonly loss: LossId | undefined;
  readonly options: Setup['options'];
}

/** What the page offers to change of a run. What is known of the table tells which estimators fit its target. */
export function panelControls(setup: Setup, table: TableSummary | undefined): PanelControls {
  const estimator = estimatorOf(setup.estimator);
  if (!estimator) return { estimators: [], choices: [], numbers: [] };
  const { options } = setup;
  const inForce = { estimator, loss: options.loss ?? estimator.losses[0], options };
  const choices = Object.keys(CHOICES) as Choosable[];
  const numbers = Object.keys(NUMBERS) as Numeric[];
  return {
    estimators: estimatorsOf(setup, table),
    choices: choices.flatMap((option) => choiceControl(option, inForce) ?? []),
    numbers: numbers.filter((option) => NUMBERS[option](inForce)).map((option) => numberControl(option, options)),
  };
}

function estimatorsOf({ target, estimator }: Setup, table: TableSummary | undefined): Named[] {
  const column = table?.columns.find(({ name }) => name === target);
  const fitting = column ? estimatorsFor(column).map(({ id }) => id) : [];
  const ids = fitting.includes(estimator) ? fitting : [estimator];
  return ids.map((id) => ({ id, name: capitalised(nameOfEstimator(id)) }));
}

/** The choices of each option that is one of some. */
const CHOICES: { readonly [O in Choosable]: (inForce: InForce) => readonly string[] } = {
  loss: ({ estimator }) => estimator.losses,
  optimizer: ({ estimator, loss, options }) => {
    if (isFixed(estimator, 'optimizer')) return [options.optimizer];
    return OPTIMIZERS.filter((id) => (loss ? canDescend(id, loss) : !isWhole(id)));
  },
  schedule: ({ estimator }) => (estimator.id === 'perceptron' ? [] : choicesOf('schedule')), // its rule has one rate
};

/** Whether each option that is a number goes with what is in force. */
const NUMBERS: { readonly [O in Numeric]: (inForce: InForce) => boolean } = {
  batchSize: ({ estimator, options }) => !isFixed(estimator, 'batchSize') && !isWhole(options.optimizer),
  momentum: ({ options }) => options.optimizer === 'momentum' || options.optimizer === 'nesterov',
  delta: ({ loss }) => loss === 'huber',
  l1: ({ estimator, options }) => !isFixed(estimator, 'l1') && !isWhole(options.optimizer),
  l2: ({ estimator }) => !isFixed(estimator, 'l2'),
  validation: () => true,
};

/** Shorter names than those of the list of options, for a page that has less room. */
const SHORT: Partial<Record<Choosable | Numeric, () => string>> = {
  schedule: () => vscode.l10n.t('Schedule'),
  delta: () => vscode.l10n.t('Huber’s δ'),
  validation: () => vscode.l10n.t('Validation share'),
};

function choiceControl(option: Choosable, inForce: InForce): ChoiceControl | undefined {
  const ids = CHOICES[option](inForce);
  if (ids.length === 0) return undefined;
  const choices = ids.map((id) => ({ id, name: capitalised(valueText(option, id)) }));
  const value = option === 'loss' ? (inForce.loss ?? '') : inForce.options[option];
  return { option, name: nameFor(option), value, choices };
}

function numberControl(option: Numeric, options: Setup['options']): NumberControl {
  const form = OPTION_FORMS[option];
  const range = OPTION_RANGES[option];
  return {
    option,
    name: nameFor(option),
    value: options[option],
    ...(form.kind === 'number' && form.word && { word: form.word }),
    least: 'above' in range ? range.above : range.least,
    above: 'above' in range,
    most: range.most,
    whole: range.whole,
    expected: vscode.l10n.t('Expected {0}', say(EXPECTED[option], {})),
  };
}

function nameFor(option: Choosable | Numeric): string {
  return SHORT[option]?.() ?? nameOf(option);
}

function choicesOf(option: Choosable): readonly string[] {
  const form = OPTION_FORMS[option];
  return form.kind === 'choice' ? form.choices : [];
}

function isFixed(estimator: Estimator, option: Estimator['fixed'][number]): boolean {
  return estimator.fixed.includes(option);
}

import * as vscode from 'vscode';
import { choosesClass, estimatorsFor, mostFrequent, suggestTarget, unfitness } from '../core/data/roles';
import type { ColumnSummary } from '../core/data/summary';
import { estimatorOf } from '../core/model/estimators';
import { formatCount } from '../format';
import type { TableSummary } from '../protocol';
import { capitalised } from '../report/setupText';
import type { Choice } from './choices';
import { derivedNames, derivedOptions } from './derived';
import type { Option } from './steps';
import { nameOfEach, nameOfEstimator, plain, textOfReason, wordsOfEstimator } from './text';

/** What is chosen so far. */
export type Draft = Partial<Choice>;

/** A question on the way to a training. */
export interface Step {
  placeholder(): string;
  readonly many: boolean;
  applies(draft: Draft, table: TableSummary | undefined): boolean;
  options(draft: Draft, table: TableSummary): readonly Option[];
  /** The values that are proposed: what was chosen before, where it still can be. */
  proposed(draft: Draft, table: TableSummary): readonly string[];
  take(draft: Draft, values: readonly string[]): Draft;
}

export const targetStep: Step = {
  placeholder: () => vscode.l10n.t('Choose the target: the column to predict'),
  many: false,
  applies: () => true,
  options: (_, { columns }) => withUnfit(columns),
  proposed: ({ target }, { columns }) => {
    const known = columns.find(({ name }) => name === target);
    const column = known && !unfitness(known) ? known : suggestTarget(columns);
    return column ? [column.name] : [];
  },
  take: (draft, [target]) => (target === draft.target ? draft : { ...(target !== undefined && { target }) }),
};

const estimatorStep: Step = {
  placeholder: () => vscode.l10n.t('Choose the estimator: the kind of neuron to train'),
  many: false,
  applies: () => true,
  options: (draft, table) =>
    estimatorsFor(targetOf(draft, table)).map(({ id }) => ({
      label: capitalised(nameOfEstimator(id)),
      detail: wordsOfEstimator(id),
      value: id,
    })),
  proposed: (draft, table) => {
    const fitting = estimatorsFor(targetOf(draft, table)).map(({ id }) => id);
    return fitting
      .filter((id) => id === draft.estimator)
      .concat(fitting)
      .slice(0, 1);
  },
  take: (draft, [id]) => {
    const estimator = estimatorOf(id ?? '');
    return { ...draft, ...(estimator && { estimator: estimator.id }) };
  },
};

/** Stands for all classes, one after another: no class has an empty name. */
const EACH = '';

const positiveStep: Step = {
  placeholder: () => vscode.l10n.t('Choose the class to tell from the rest'),
  many: false,
  applies: (draft, table) => table !== undefined && asksForPositive(draft, table),
  options: (draft, table) => {
    const { levels } = targetOf(draft, table);
    const each = {
      label: capitalised(nameOfEach()),
      description: vscode.l10n.t('{0} neurons, one for each class', levels.length),
      value: EACH,
    };
    const classes = levels.map(({ name, count }) => ({
      label: plain(name),
      description: vscode.l10n.t('{0} rows', formatCount(count)),
      value: name,
    }));
    return [each, ...classes];
  },
  proposed: (draft, table) => {
    if (draft.positive === null) return [EACH];
    const target = targetOf(draft, table);
    const known = target.levels.find(({ name }) => name === draft.positive);
    const name = known?.name ?? mostFrequent(target);
    return name === undefined ? [] : [name];
  },
  take: (draft, [chosen]) => (chosen === undefined ? draft : { ...draft, positive: chosen === EACH ? null : chosen }),
};

export const featuresStep: Step = {
  placeholder: () => vscode.l10n.t('Choose the features: the columns to predict from'),
  many: true,
  applies: () => true,
  options: ({ target, features, rowWeights }, { columns }) => {
    const others = columns.filter(({ name }) => name !== target);
    return withUnfit(others, derivedOptions(others, features ?? []), rowWeights);
  },
  proposed: ({ target, rowWeights, features = [] }, { columns }) => {
    const usable = columns
      .filter((column) => column.name !== target && column.name !== rowWeights && !unfitness(column))
      .map(({ name }) => name);
    const others = columns.filter(({ name }) => name !== target);
    const offered = [...usable, ...derivedNames(others, features)];
    const known = offered.filter((name) => features.includes(name));
    return known.length > 0 ? known : usable;
  },
  take: (draft, features) => ({ ...draft, features }),
};

/** In their order. */
export const STEPS: readonly Step[] = [targetStep, estimatorStep, positiveStep, featuresStep];

const EXAMPLES = 5;

/** Those that can serve, what can be made of columns, then those that can't and why: also one that weights the rows. */
function withUnfit(
  columns: readonly ColumnSummary[],
  derived: readonly Option[] = [],
  rowWeights?: string | undefined,
): Option[] {
  const options = columns.map((column) => optionOf(column, rowWeights));
  const fit = options.filter(({ refusal }) => refusal === undefined);
  const unfit = options.filter(({ refusal }) => refusal !== undefined);
  if (unfit.length === 0) return [...fit, ...derived];
  return [
    ...fit,
    ...derived,
    { label: vscode.l10n.t('can’t be used'), kind: vscode.QuickPickItemKind.Separator, value: '' },
    ...unfit,
  ];
}

function optionOf(column: ColumnSummary, rowWeights: string | undefined): Option {
  const { name, missing, distinct } = column;
  const reason = unfitness(column);
  const label = plain(name);
  const examples = column.examples.slice(0, EXAMPLES).map(plain);
  const detail = [...examples, ...(distinct > examples.length ? ['…'] : [])].join(', ');
  const option = { label, value: name, detail };
  if (reason || name === rowWeights) {
    const why = reason ? textOfReason(reason) : vscode.l10n.t('it weights the rows');
    return { ...option, description: why, refusal: vscode.l10n.t('{0} can’t be used: {1}', label, why) };
  }
  return { ...option, description: vscode.l10n.t('{0}, {1} missing', typeOf(column), formatCount(missing)) };
}

function typeOf({ type, distinct }: ColumnSummary): string {
  return type === 'number' ? vscode.l10n.t('number') : vscode.l10n.t('category of {0} levels', formatCount(distinct));
}

function targetOf({ target }: Draft, { columns }: TableSummary): ColumnSummary {
  const column = columns.find(({ name }) => name === target);
  if (!column) throw new Error(`there is no column ${target}`);
  return column;
}

/** Also before an estimator is chosen, so that the number of steps does not grow on the way. */
export function asksForPositive(draft: Draft, table: TableSummary): boolean {
  const target = table.columns.find(({ name }) => name === draft.target);
  const estimator = estimatorOf(draft.estimator ?? '') ?? (target && estimatorsFor(target)[0]);
  return target !== undefined && estimator !== undefined && choosesClass(target, estimator);
}

import * as vscode from 'vscode';
import { choosesClass, estimatorsFor, mostFrequent, suggestTarget, unfitness } from '../core/data/roles';
import type { ColumnSummary } from '../core/data/summary';
import { type Estimator, type EstimatorId, estimatorOf } from '../core/model/estimators';
import type { TrainOptions } from '../core/model/setup';
import { formatCount } from '../format';
import type { TableSummary } from '../protocol';
import { capitalised } from '../report/setupText';
import type { Changes, Choice, DataChoice } from './choices';
import { knownOf } from './dataOptions';
import { askDerived, derivedNames, derivedOptions } from './derived';
import { summaryWords } from './intake/readingWords';
import { editOptions } from './optionsPick';
import { ask, type Offer, type Option } from './steps';
import type { Survey } from './surveyor';
import { nameOfEach, nameOfEstimator, plain, textOfReason, wordsOfEstimator } from './text';

type Draft = Partial<Choice>;

/** What to train, and what the person changed over the settings. */
export interface Picked {
  readonly choice: Choice;
  readonly changes: Changes;
}

interface Step {
  placeholder(): string;
  readonly many: boolean;
  applies(draft: Draft, table: TableSummary | undefined): boolean;
  options(draft: Draft, table: TableSummary): readonly Option[];
  /** The values that are proposed: what was chosen before, where it still can be. */
  proposed(draft: Draft, table: TableSummary): readonly string[];
  take(draft: Draft, values: readonly string[]): Draft;
}

/** A table that is read while the person chooses. */
export interface ReadTable {
  readonly file: string;
  /** Rejects where it can't be read. */
  readonly summary: Promise<TableSummary>;
  /** How much of it is read, in per cent. */
  readonly onDidRead: vscode.Event<number>;
  /** Shows how it is read and lets that be changed; gives the table anew. Without it the file itself says how it is read. */
  changeReading?(): Promise<Pick<ReadTable, 'summary'>>;
}

/**
 * Asks what to train, proposing what was chosen before. Nothing is returned where the person left; rejects where the table
 * can't be read.
 */
export async function pickChoice(
  { file, summary: first, onDidRead, changeReading }: ReadTable,
  before: Choice | undefined,
  settingsOf: (estimator: EstimatorId) => TrainOptions,
  survey: Survey,
): Promise<Picked | undefined> {
  let draft: Draft = { ...before };
  let changes: Changes = {};
  let table: TableSummary | undefined;
  let reading = first;
  for (let at = 0; ; ) {
    const steps = STEPS.filter((step) => step.applies(draft, table));
    const step = steps[at];
    if (!step) return complete(draft, changes, await reading);
    const { to, values } = await ask({
      title: vscode.l10n.t('Train a Model on {0}', plain(file)),
      step: at + 1,
      steps: steps.length,
      placeholder: step.placeholder(),
      waiting: vscode.l10n.t('Reading {0}…', plain(file)),
      onDidProceed: (listener) =>
        onDidRead((percent) => listener(vscode.l10n.t('Reading {0}… {1}%', plain(file), percent))),
      many: step.many,
      withOptions: step === featuresStep,
      withReading: changeReading !== undefined,
      offer: reading.then((read) => {
        const offer = { options: step.options(draft, read), proposed: step.proposed(draft, read) };
        return step === targetStep && changeReading ? withReading(offer, read) : offer;
      }),
    });
    if (to === 'leave') return undefined;
    if (to === 'reading' && changeReading) {
      reading = (await changeReading()).summary;
      at = 0; // columns may be others
      continue;
    }
    table = await reading;
    draft = withData(draft, knownOf(draft, table, draft.target));
    const { estimator: known } = draft;
    if (values.length > 0) draft = step.take(draft, values);
    if (draft.estimator !== known) changes = {}; // options are an estimator's
    const estimator = estimatorOf(draft.estimator ?? '');
    if (to === 'next' || to === 'back') at += to === 'back' ? -1 : 1;
    else if (to === 'derived') draft = await withDerived(draft, values, table);
    else if (estimator)
      ({ draft, changes } = await withOptions(draft, changes, { table, values, estimator, settingsOf, survey }));
  }
}

/** With what was made of the file, and the way to make something else of it: it is proposed where no column can be the target. */
function withReading({ options, proposed }: Offer, table: TableSummary): Offer {
  const heading = { label: vscode.l10n.t('file'), kind: vscode.QuickPickItemKind.Separator, value: '' };
  const label = `$(table) ${vscode.l10n.t('How the Table Is Read…')}`;
  const reading: Option = { label, detail: summaryWords(table), value: '', opens: 'reading' };
  return { options: [...options, heading, reading], proposed: proposed.length > 0 ? proposed : [reading.value] };
}

const targetStep: Step = {
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

const featuresStep: Step = {
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

const STEPS: readonly Step[] = [targetStep, estimatorStep, positiveStep, featuresStep];

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

interface Asked {
  readonly table: TableSummary;
  /** The features that are ticked. */
  readonly values: readonly string[];
  readonly estimator: Estimator;
  settingsOf(estimator: EstimatorId): TrainOptions;
  readonly survey: Survey;
}

async function withOptions(draft: Draft, changes: Changes, asked: Asked): Promise<{ draft: Draft; changes: Changes }> {
  const { table, values, estimator, settingsOf, survey } = asked;
  const settings = settingsOf(estimator.id);
  const edits = await editOptions(
    {
      table,
      columns: { target: draft.target ?? '', features: values },
      estimator,
      settings,
      async survey(edited) {
        const picked = complete(withData(draft, edited.data), edited.changes, table);
        const options: TrainOptions = { ...settings, ...edited.changes, learningRate: 'auto' };
        return picked && survey({ ...picked.choice, options });
      },
    },
    { changes, data: knownOf(draft, table, draft.target) },
  );
  return { draft: withData(draft, edits.data), changes: edits.changes };
}

/** A column that weights the rows is no feature. */
function withData({ references: _, rowWeights: __, ...draft }: Draft, data: DataChoice): Draft {
  const features = draft.features?.filter((name) => name !== data.rowWeights);
  return { ...draft, ...(features && { features }), ...data };
}

async function withDerived(draft: Draft, ticked: readonly string[], table: TableSummary): Promise<Draft> {
  const feature = await askDerived(table, draft.target ?? '');
  const features = new Set([...ticked, ...(feature === undefined ? [] : [feature])]);
  return { ...draft, features: [...features] };
}

/** Also before an estimator is chosen, so that the number of steps does not grow on the way. */
function asksForPositive(draft: Draft, table: TableSummary): boolean {
  const target = table.columns.find(({ name }) => name === draft.target);
  const estimator = estimatorOf(draft.estimator ?? '') ?? (target && estimatorsFor(target)[0]);
  return target !== undefined && estimator !== undefined && choosesClass(target, estimator);
}

function complete(draft: Draft, changes: Changes, table: TableSummary): Picked | undefined {
  const { target, estimator, positive, features } = draft;
  if (target === undefined || !estimator || !features) return undefined;
  const asked = positive !== undefined && asksForPositive(draft, table) && { positive };
  return { choice: { target, estimator, features, ...asked, ...knownOf(draft, table, target) }, changes };
}

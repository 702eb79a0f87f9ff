import * as vscode from 'vscode';
import { type Estimator, type EstimatorId, estimatorOf } from '../core/model/estimators';
import type { TrainOptions } from '../core/model/setup';
import type { TableSummary } from '../protocol';
import type { Changes, Choice, DataChoice } from './choices';
import { knownOf } from './dataOptions';
import { askDerived } from './derived';
import { summaryWords } from './intake/readingWords';
import { editOptions } from './optionsPick';
import { asksForPositive, type Draft, featuresStep, STEPS, targetStep } from './pickSteps';
import { ask, type Offer, type Option } from './steps';
import type { Survey } from './surveyor';
import { plain } from './text';

/** What to train, and what the person changed over the settings. */
export interface Picked {
  readonly choice: Choice;
  readonly changes: Changes;
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

function complete(draft: Draft, changes: Changes, table: TableSummary): Picked | undefined {
  const { target, estimator, positive, features } = draft;
  if (target === undefined || !estimator || !features) return undefined;
  const asked = positive !== undefined && asksForPositive(draft, table) && { positive };
  return { choice: { target, estimator, features, ...asked, ...knownOf(draft, table, target) }, changes };
}

import * as vscode from 'vscode';
import { estimatorsFor } from '../../core/data/roles';
import { type EstimatorId, estimatorOf } from '../../core/model/estimators';
import type { TrainOptions } from '../../core/model/setup';
import type { TableSummary } from '../../protocol';
import { capitalised } from '../../report/setupText';
import { changed } from '../change';
import type { Changes, Choice } from '../choices';
import { knownOf } from '../dataOptions';
import { setupOf } from '../excludedRows';
import { showFault } from '../faults';
import { editOptions } from '../optionsPick';
import { pickRow } from '../rowPick';
import { trainOptions } from '../settings';
import { surveyor } from '../surveyor';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { nameOfEstimator, wordsOfEstimator } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

interface Chosen {
  readonly choice: Choice;
  readonly changes: Changes;
}

/** What the controls of the panel change, from the palette: the estimator, then the options; trains where one is another. */
export function optionCommands(features: Features): Commands {
  const { runs, panels } = features;
  return {
    'descent.changeOptions'(chosen) {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const table = known?.run ? known : runs.latest;
      return table?.last ? changeOptions(table, table.last, features) : vscode.commands.executeCommand('descent.train');
    },
  };
}

async function changeOptions(table: TableRuns, before: Chosen, features: Features): Promise<void> {
  const held = table.table.hold();
  try {
    const { trainer } = await table.table.open();
    const summary = await trainer.table;
    const estimator = await askEstimator(summary, before.choice);
    if (!estimator) return;
    const settingsOf = (id: EstimatorId) => trainOptions(table.uri, id);
    const chosen = changed(before, { estimator }, settingsOf);
    const after = await edited(chosen, summary, settingsOf(estimator), table, features);
    if (estimator === before.choice.estimator && JSON.stringify(after) === JSON.stringify(chosen)) return;
    table.trainAgain({ changes: differing(chosen.changes, after.changes) }, after);
    features.panels.show(table);
  } catch (error) {
    void showFault(error, features.log, () => changeOptions(table, before, features));
  } finally {
    held.dispose();
  }
}

/** Nothing is returned where the person leaves; nothing is asked where one alone fits. */
async function askEstimator({ columns }: TableSummary, choice: Choice): Promise<EstimatorId | undefined> {
  const target = columns.find(({ name }) => name === choice.target);
  const fitting = target ? estimatorsFor(target) : [];
  if (fitting.length < 2) return choice.estimator;
  const rows = fitting.map(({ id }) => ({
    id,
    label: capitalised(nameOfEstimator(id)),
    ...(id === choice.estimator && { description: vscode.l10n.t('now') }),
    detail: wordsOfEstimator(id),
  }));
  return (await pickRow({ title: vscode.l10n.t('Estimator'), rows, at: choice.estimator }))?.id;
}

async function edited(
  { choice, changes }: Chosen,
  table: TableSummary,
  settings: TrainOptions,
  { table: opened }: TableRuns,
  { log }: Features,
): Promise<Chosen> {
  const estimator = estimatorOf(choice.estimator);
  if (!estimator) return { choice, changes };
  const { references: _, rowWeights: __, ...columns } = choice;
  const survey = surveyor(opened, log);
  const subject = {
    table,
    columns: choice,
    estimator,
    settings,
    survey: ({ changes: edits, data }: Awaited<ReturnType<typeof editOptions>>) =>
      survey(setupOf({ ...columns, ...data }, { ...settings, ...edits, learningRate: 'auto' })),
  };
  const { changes: after, data } = await editOptions(subject, { changes, data: knownOf(choice, table, choice.target) });
  const features = choice.features.filter((name) => name !== data.rowWeights);
  return { choice: { ...columns, features, ...data }, changes: after };
}

/** What is another than before. */
function differing(before: Changes, after: Changes): Changes {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(after).filter(([option, value]) => known.get(option) !== value));
}

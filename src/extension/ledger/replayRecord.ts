import * as vscode from 'vscode';
import { estimatorOf } from '../../core/model/estimators';
import type { FittedModel } from '../../core/model/fitted';
import { formatNumber } from '../../format';
import type { RunRecord } from '../../ledger/record';
import type { Features } from '../commands/train';
import { showFault } from '../faults';
import type { Opened } from '../openTable';
import type { Run } from '../run';
import { runOver } from '../runOver';
import type { TableRuns } from '../tableRuns';
import { plain } from '../text';
import { openComparison } from './comparison';
import { nameOfRecord } from './nameOf';
import { hasEnded } from './recordOf';

/** Whether the table is what it was, as far as is known. */
type Data = 'same' | 'changed' | 'unknown';

/** Trains a kept run again, in its panel, and says whether its weights are the same. */
export function replayRecord(record: RunRecord, features: Features): Promise<void> {
  return withTable(record, features, async (table, opened, data) => {
    const run = trainAgain(record, table, opened, data);
    features.panels.show(table);
    await runOver(run, table, features.runs);
    if (hasEnded(run)) void vscode.window.showInformationMessage(verdictOn(record, run.result.model, data));
  });
}

/** Shows a kept run: in its panel where the table still is what it was, for the same seed gives the same run; else what was kept. */
export function openRecord(record: RunRecord, features: Features): Promise<void> {
  return withTable(record, features, async (table, opened, data) => {
    if (data === 'same') {
      trainAgain(record, table, opened, data);
      features.panels.show(table);
      return;
    }
    await openComparison([record]);
    const replay = vscode.l10n.t('Replay');
    const message = vscode.l10n.t(
      '{0} What was kept of the run is shown; Replay trains it on the table as it is now.',
      aboutData(data),
    );
    if ((await vscode.window.showInformationMessage(message, replay)) === replay) await replayRecord(record, features);
  });
}

async function withTable(
  record: RunRecord,
  features: Features,
  act: (table: TableRuns, opened: Opened, data: Data) => Promise<void>,
): Promise<void> {
  const table = features.runs.on(vscode.Uri.parse(record.table.uri));
  const held = table.table.hold();
  try {
    const opened = await table.table.open(record.setup.reading ?? {}); // in the way of that time
    await act(table, opened, dataOf(record, await opened.sha256()));
  } catch (error) {
    void showFault(error, features.log, () => withTable(record, features, act));
  } finally {
    held.dispose();
  }
}

function trainAgain({ setup }: RunRecord, table: TableRuns, { edition }: Opened, data: Data): Run {
  const { options, reading = {}, ...choice } = setup;
  table.table.readAs(reading);
  const loss = options.loss ?? estimatorOf(choice.estimator)?.losses[0];
  // The places of rows left out by hand mean nothing in another table.
  const chosen = data === 'changed' ? choice : { ...choice, edition };
  return table.train(chosen, { ...options, ...(loss && { loss }) }, { isRepeat: data === 'same' });
}

function dataOf({ table }: RunRecord, now: string | undefined): Data {
  if (table.sha256 === undefined || now === undefined) return 'unknown';
  return table.sha256 === now ? 'same' : 'changed';
}

function verdictOn(record: RunRecord, model: FittedModel, data: Data): string {
  const name = plain(nameOfRecord(record));
  return `${vscode.l10n.t('Replayed {0}.', name)} ${aboutData(data)} ${aboutWeights(record.model, model)}`;
}

function aboutData(data: Data): string {
  switch (data) {
    case 'same':
      return vscode.l10n.t('The table is the same to the byte.');
    case 'changed':
      return vscode.l10n.t('The table has changed since.');
    case 'unknown':
      return vscode.l10n.t('Whether the table has changed since is not known.');
    default:
      return data satisfies never;
  }
}

function aboutWeights(before: FittedModel | undefined, now: FittedModel): string {
  const [one, other] = [before ? numbersOf(before) : [], numbersOf(now)];
  if (one.length !== other.length) return vscode.l10n.t('The weights can’t be compared: the features are others.');
  const different = other.filter((value, k) => !Object.is(value, one[k]));
  if (different.length === 0) return vscode.l10n.t('All {0} weights are the same to the bit.', other.length);
  const largest = other.reduce((most, value, k) => Math.max(most, relativeDifference(value, one[k] ?? Number.NaN)), 0);
  const percent = formatNumber(100 * largest, 2);
  return vscode.l10n.t(
    '{0} of {1} weights differ, by up to {2}% of their size.',
    different.length,
    other.length,
    percent,
  );
}

function numbersOf({ neurons }: FittedModel): number[] {
  return neurons.flatMap(({ bias, weights }) => [bias, ...weights]);
}

function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

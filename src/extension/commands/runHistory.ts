import * as vscode from 'vscode';
import { formatNumber } from '../../format';
import { renameRun } from '../renameRun';
import { summariesOf } from '../runComparison';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { plain } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

interface RunItem extends vscode.QuickPickItem {
  readonly run: number;
}

/** The commands on the kept runs of a table: which are shown beside the current one, their names, and which are forgotten. */
export function historyCommands({ runs, panels }: Features): Commands {
  const on =
    (act: (table: TableRuns, items: readonly RunItem[]) => Promise<void>) =>
    async (chosen?: unknown): Promise<void> => {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const table = known?.run ? known : runs.latest;
      const items = table ? itemsOf(table) : [];
      if (table && items.length > 0) await act(table, items);
      else void vscode.window.showInformationMessage(vscode.l10n.t('No run of this table has been kept yet.'));
    };

  return {
    'descent.compareRuns': on(async (table, items) => {
      const title = vscode.l10n.t('Compare Runs');
      const placeHolder = vscode.l10n.t('Choose the runs to show beside the current one');
      const ticked = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
      if (!ticked) return;
      const isTicked = new Set(ticked.map(({ run }) => run));
      table.changeHistory((history) => {
        for (const { run } of items) history.tick(run, isTicked.has(run));
      });
      panels.show(table);
    }),
    'descent.renameRun': on(async (table, items) => {
      const title = vscode.l10n.t('Rename the Run');
      const chosen = await vscode.window.showQuickPick(items, { title });
      if (chosen) await renameRun(table, chosen.run);
    }),
    'descent.deleteRun': on(async (table, items) => {
      const title = vscode.l10n.t('Delete the Run');
      const chosen = await vscode.window.showQuickPick(items, { title });
      if (chosen) table.changeHistory((history) => history.delete(chosen.run));
    }),
  };
}

function itemsOf({ history, run }: TableRuns): RunItem[] {
  if (!run) return [];
  return summariesOf(history, run).map(
    ({ run: number, name, lossName, loss, end, differences, ticked, isCurrent }) => ({
      run: number,
      label: plain(name),
      description: isCurrent ? vscode.l10n.t('this run') : `${lossName} ${formatNumber(loss)}`,
      detail: plain([end, ...differences].join(', ')),
      picked: ticked,
    }),
  );
}

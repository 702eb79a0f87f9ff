import * as vscode from 'vscode';
import { isSameReading } from '../../core/table/readingChoices';
import { faultOf } from '../faults';
import type { OpenTable } from '../openTable';
import { pickRow } from '../rowPick';
import { fileName } from '../source';
import { plain } from '../text';
import { type Outcome, readingRows } from './readingRows';

/**
 * Shows how a table is read, and lets the person change it one by one until they go back; each change reads it anew. The list is there
 * at once, also of a table that can't be read as it is. Resolves to whether it is read in another way than before.
 */
export async function editReading(table: OpenTable): Promise<boolean> {
  const { uri } = table;
  const before = table.reading;
  const isOther = () => !isSameReading(before, table.reading);
  let at: string | undefined;
  for (;;) {
    const choices = table.reading;
    const row = await pickRow({
      title: vscode.l10n.t('How {0} Is Read', plain(fileName(uri))),
      placeholder: vscode.l10n.t('Choose what to change; Escape goes back'),
      rows: readingRows(uri, choices),
      later: outcomeOf(table).then((outcome) => readingRows(uri, choices, outcome)),
      at,
    });
    if (!row || row.closes) return isOther();
    if (row.show) {
      await row.show();
      return isOther();
    }
    at = row.id;
    const chosen = await row.edit?.();
    if (chosen) table.readAs(chosen);
  }
}

async function outcomeOf(table: OpenTable): Promise<Outcome> {
  try {
    const { trainer } = await table.open();
    return { summary: await trainer.table };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

import * as vscode from 'vscode';
import type { RunStart } from '../protocol';
import { type Edits, rowsOf, type Subject } from './optionRows';
import { pickRow } from './rowPick';

/**
 * The options of a training, one by one, until the person goes back: what was changed is returned. The list is there at once; what is
 * known of the table comes into it when the trainer has looked.
 */
export async function editOptions(subject: Subject, before: Edits): Promise<Edits> {
  let edits = before;
  let surveyed: { readonly edits: Edits; readonly start: Promise<RunStart | undefined> } | undefined;
  let at: string | undefined;
  for (;;) {
    if (surveyed?.edits !== edits) surveyed = { edits, start: subject.survey(edits) };
    const inForce = edits;
    const row = await pickRow({
      title: vscode.l10n.t('Options of This Training'),
      placeholder: vscode.l10n.t('Choose an option to change; Escape goes back'),
      rows: rowsOf(subject, inForce, 'asked'),
      later: surveyed.start.then((start) => rowsOf(subject, inForce, start)),
      at,
    });
    if (!row) return edits;
    at = row.id;
    edits = (await row.edit?.()) ?? edits;
  }
}

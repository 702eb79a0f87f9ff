import * as vscode from 'vscode';
import { exported, FORMATS, type Format } from '../core/export/formats';
import type { FittedModel } from '../core/model/fitted';
import type { Fault } from '../protocol';
import { showFault } from './faults';
import { pickRow, type Row } from './rowPick';
import { saveBeside, tellOfSaved } from './saveBeside';
import { nameOfFormat, textOfFault, wordsOfFormat } from './text';

/** A model that is to be taken away. */
export interface Taken {
  readonly model: FittedModel;
  /** What its file is called after. */
  readonly name: string;
  /** The table beside which a place is proposed. */
  readonly table: vscode.Uri;
}

/** Asks for a format and a place, and writes the model there. */
export async function exportModel(taken: Taken, log: vscode.LogOutputChannel): Promise<void> {
  try {
    const title = vscode.l10n.t('Export Model');
    const picked = await pickRow({ title, rows: FORMATS.map((format) => rowOf(taken.model, format)) });
    if (!picked) return;
    if ('fault' in picked) void vscode.window.showErrorMessage(textOfFault(picked.fault));
    else await save(taken, picked.format, picked.content);
  } catch (error) {
    void showFault(error, log, () => void exportModel(taken, log));
  }
}

type FormatRow = Row & ({ readonly format: Format; readonly content: string | Uint8Array } | { readonly fault: Fault });

/** A format that can't carry the model says why. */
function rowOf(model: FittedModel, format: Format): FormatRow {
  const named = { id: format.id, label: nameOfFormat(format.id), description: `.${format.extension}` };
  const print = exported(model, format);
  if ('fault' in print) return { ...named, ...print, detail: `$(circle-slash) ${textOfFault(print.fault)}` };
  return { ...named, ...print, format, detail: wordsOfFormat(format.id) };
}

/** Text is opened once it is written. */
async function save({ name, table }: Taken, { id, extension }: Format, content: string | Uint8Array): Promise<void> {
  const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '_')}_model.${extension}`;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const saved = await saveBeside(table, { name: file, kind: nameOfFormat(id), extension, content: bytes });
  if (!saved) return;
  if (typeof content === 'string') await vscode.window.showTextDocument(saved, { preview: false });
  else await tellOfSaved(saved);
}

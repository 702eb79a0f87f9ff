import * as vscode from 'vscode';
import { SETUP_FORMATS, type SetupFormat } from '../../core/elsewhere/setupFormats';
import { attempt } from '../../core/export/attempt';
import type { Fault, RunStart, Setup } from '../../protocol';
import { showFault } from '../faults';
import { pickRow, type Row } from '../rowPick';
import { tableUri } from '../tableUri';
import { nameOfSetupFormat, textOfFault, wordsOfSetupFormat } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/** Takes the set-up of the last run of a table to where a larger table lies; trains one where there is no run. */
export function exportSetupCommands({ runs, panels, log }: Features): Commands {
  return {
    'descent.exportSetup'(chosen) {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const run = (known?.run ? known : runs.latest)?.run;
      if (!run) return vscode.commands.executeCommand('descent.train', uri);
      return run.start ? exportSetup(run.setup, run.start, log) : tellToWait();
    },
  };
}

function tellToWait(): Thenable<unknown> {
  const message = vscode.l10n.t('No training of this table has begun yet, so its levels and gaps are not known.');
  return vscode.window.showInformationMessage(message);
}

/** In a document of its own, for nobody to lose a file by it. */
async function exportSetup(setup: Setup, start: RunStart, log: vscode.LogOutputChannel): Promise<void> {
  try {
    const title = vscode.l10n.t('Export Set-up');
    const picked = await pickRow({ title, rows: SETUP_FORMATS.map((format) => rowOf(setup, start, format)) });
    if (!picked) return;
    if ('fault' in picked) void vscode.window.showErrorMessage(textOfFault(picked.fault));
    else await show(picked.format, picked.content);
  } catch (error) {
    void showFault(error, log, () => void exportSetup(setup, start, log));
  }
}

type FormatRow = Row & { readonly format: SetupFormat } & ({ readonly content: string } | { readonly fault: Fault });

/** A format that can't carry the set-up says why. */
function rowOf(setup: Setup, { model }: RunStart, format: SetupFormat): FormatRow {
  const named = { id: format.id, label: nameOfSetupFormat(format.id), description: `.${format.extension}`, format };
  const print = attempt(() => format.print(setup, model));
  if ('fault' in print) return { ...named, ...print, detail: `$(circle-slash) ${textOfFault(print.fault)}` };
  return { ...named, ...print, detail: wordsOfSetupFormat(format.id) };
}

const LANGUAGES: Readonly<Record<SetupFormat['id'], string>> = { sql: 'sql', pyspark: 'python' };

async function show({ id }: SetupFormat, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGES[id], content });
  await vscode.window.showTextDocument(document, { preview: false });
}

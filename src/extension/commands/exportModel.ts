import * as vscode from 'vscode';
import { exportModel } from '../exportModel';
import { stemOf } from '../saveBeside';
import { tableUri } from '../tableUri';
import type { Commands } from './commands';
import type { Features } from './train';

/** Takes the model of the last finished run away in another form; trains one where there is no run. */
export function exportCommands({ runs, panels, log }: Features): Commands {
  return {
    'descent.exportModel'(chosen) {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const table = known?.run ? known : runs.latest;
      if (!table?.run) return vscode.commands.executeCommand('descent.train', uri);
      const model = table.finished?.result?.model;
      return model ? exportModel({ model, name: stemOf(table.uri), table: table.uri }, log) : tellToWait();
    },
  };
}

function tellToWait(): Thenable<unknown> {
  const message = vscode.l10n.t('No training of this table has ended yet, so there is no model to export.');
  return vscode.window.showInformationMessage(message);
}

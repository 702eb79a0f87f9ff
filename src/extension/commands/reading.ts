import * as vscode from 'vscode';
import { isColumnarFile } from '../../core/table/columnarFile';
import { showFault } from '../faults';
import { editReading } from '../intake/readingPick';
import { tableUri } from '../tableUri';
import type { Commands } from './commands';
import type { Features } from './train';

/** Shows how a table is read, and changes it; a model that was trained before is offered to be trained again. */
export function readingCommands(features: Features): Commands {
  return {
    'descent.howRead'(chosen) {
      const uri = tableUri(chosen, features.panels) ?? features.runs.latest?.uri;
      if (!uri) return vscode.commands.executeCommand('descent.train');
      return howRead(uri, features);
    },
  };
}

async function howRead(uri: vscode.Uri, features: Features): Promise<void> {
  if (isColumnarFile(uri.path)) {
    const message = vscode.l10n.t(
      'A Parquet or Arrow file says itself what its columns are: there is nothing to choose.',
    );
    void vscode.window.showInformationMessage(message);
    return;
  }
  const runs = features.runs.on(uri);
  const held = runs.table.hold();
  try {
    const isOther = await editReading(runs.table);
    if (!isOther || !runs.run) return;
    const again = vscode.l10n.t('Train Again');
    const message = vscode.l10n.t('The table is read in another way than the model was trained on.');
    if ((await vscode.window.showInformationMessage(message, again)) === again) runs.trainAgain();
  } catch (error) {
    void showFault(error, features.log, () => howRead(uri, features));
  } finally {
    held.dispose();
  }
}

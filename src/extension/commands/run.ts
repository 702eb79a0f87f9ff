import * as vscode from 'vscode';
import type { TransportAction } from '../../protocol';
import { showFault } from '../faults';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import type { Features } from './train';

/** The buttons under the curve, from the palette. */
const TRANSPORT: readonly TransportAction[] = ['play', 'pause', 'step', 'stepBack', 'reset'];

/** The commands that speak of a run that was made: again, stop, show. */
export function registerRunCommands(features: Features): vscode.Disposable {
  const { runs, panels, log } = features;
  const runsMeant = (chosen: unknown): TableRuns | undefined => {
    const uri = tableUri(chosen, panels);
    const known = uri && runs.of(uri);
    return known?.run ? known : runs.latest;
  };

  const trainAgain = (chosen?: unknown): void => {
    const uri = tableUri(chosen, panels);
    const table = uri ? runs.on(uri) : runs.latest;
    try {
      if (table?.trainAgain()) panels.show(table);
      else void vscode.commands.executeCommand('descent.train', uri);
    } catch (error) {
      void showFault(error, log, () => trainAgain(chosen));
    }
  };

  const press = (action: TransportAction) =>
    vscode.commands.registerCommand(`descent.${action}`, (chosen?: unknown) => {
      const table = runsMeant(chosen);
      if (table?.run) panels.press(table, action);
    });

  return vscode.Disposable.from(
    ...TRANSPORT.map(press),
    vscode.commands.registerCommand('descent.trainAgain', trainAgain),
    vscode.commands.registerCommand('descent.stop', (chosen?: unknown) => {
      const meant = runsMeant(chosen);
      (meant?.run?.isActive ? meant : runs.active)?.stop();
    }),
    vscode.commands.registerCommand('descent.showPanel', (chosen?: unknown) => {
      const table = runsMeant(chosen);
      if (table) panels.show(table);
      else void vscode.commands.executeCommand('descent.train');
    }),
  );
}

import * as vscode from 'vscode';
import type { TransportAction } from '../../protocol';
import { showFault } from '../faults';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import type { Commands } from './commands';
import type { Features } from './train';

/** The buttons under the curve, from the palette. */
const TRANSPORT: readonly TransportAction[] = ['play', 'pause', 'step', 'stepBack', 'reset'];

/** The commands that speak of a run that was made: again, stop, show. */
export function runCommands(features: Features): Commands {
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

  const press = (action: TransportAction) => (chosen?: unknown) => {
    const table = runsMeant(chosen);
    if (table?.run) panels.press(table, action);
  };

  return {
    ...Object.fromEntries(TRANSPORT.map((action) => [`descent.${action}`, press(action)])),
    'descent.trainAgain': trainAgain,
    'descent.stop'(chosen) {
      const meant = runsMeant(chosen);
      (meant?.run?.isActive ? meant : runs.active)?.stop();
    },
    'descent.showPanel'(chosen) {
      const table = runsMeant(chosen);
      if (table) panels.show(table);
      else void vscode.commands.executeCommand('descent.train');
    },
  };
}

import type * as vscode from 'vscode';
import { isOfProcess, showFault } from './faults';
import type { Panels } from './panels';
import type { Runs } from './runs';

/** Tells of runs that failed: in their panel, which has its own Retry, and where that is not enough in a notification. */
export function tellOfFailures(runs: Runs, panels: Panels, log: vscode.LogOutputChannel): vscode.Disposable {
  return runs.onDidFail(({ runs: table, fault, cause }) => {
    if (fault.code === 'internal' && cause instanceof Error) log.error(cause);
    if (isOfProcess(fault) || !panels.isVisible(table)) void showFault(fault, log, () => table.trainAgain(), table.uri);
  });
}

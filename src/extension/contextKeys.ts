import * as vscode from 'vscode';
import type { Runs } from './runs';

/** Keeps the keys that decide which commands are offered. */
export function keepContextKeys(runs: Runs): vscode.Disposable {
  const shown = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (shown.get(key) === value) return;
    shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  return runs.onDidChange(() => {
    set('descent.training', runs.active !== undefined);
    set('descent.hasRun', true);
  });
}

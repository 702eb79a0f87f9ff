import * as vscode from 'vscode';
import { formatCount, formatNumber } from '../format';
import type { Run } from './run';
import type { Runs } from './runs';
import { plain, titleOf } from './text';

const TEN_A_SECOND = 100;

/** Iteration and loss of the latest run, and a way to its panel. */
export class StatusBar implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly item = vscode.window.createStatusBarItem('descent.run', vscode.StatusBarAlignment.Left);
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly runs: Runs) {
    this.item.name = 'Descent';
    this.item.command = 'descent.showPanel';
    this.disposables.push(
      this.item,
      runs.onDidChange(() => this.update()),
      runs.onDidRead(() => this.updateSoon()),
      runs.onDidReceiveLosses(() => this.updateSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.due);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private updateSoon(): void {
    this.due ??= setTimeout(() => this.update(), TEN_A_SECOND);
  }

  private update(): void {
    clearTimeout(this.due);
    this.due = undefined;
    const run = this.runs.latest?.run;
    if (!run) return;
    this.item.text = textOf(run);
    this.item.tooltip = titleOf(run.setup);
    this.item.show();
  }
}

function textOf({ state, percent, paused, setup, losses, result }: Run): string {
  const target = plain(setup.target);
  if (state === 'reading') return `$(loading~spin) ${readingOf(target, percent)}`;
  if (state === 'failed') return `$(error) ${vscode.l10n.t('{0}: not trained', target)}`;
  const iteration = formatCount(result?.kept ?? Math.max(0, losses.length - 1));
  const loss = formatNumber(result?.loss.value ?? losses.last ?? Number.NaN);
  const going = paused ? '$(debug-pause)' : '$(loading~spin)';
  const icon = result ? '$(graph-line)' : going;
  return `${icon} ${vscode.l10n.t('{0}: iteration {1}, loss {2}', target, iteration, loss)}`;
}

function readingOf(target: string, percent: number | undefined): string {
  if (percent === undefined) return vscode.l10n.t('{0}: reading', target);
  return vscode.l10n.t('{0}: reading, {1}%', target, percent);
}

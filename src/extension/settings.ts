import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { type EstimatorId, estimatorOf } from '../core/model/estimators';
import { DEFAULT_OPTIONS, isInRange, type OPTION_RANGES, type TrainOptions } from '../core/model/setup';

type NumberOption = keyof typeof OPTION_RANGES;

/** The options of a training as the settings give them; throws where one of them can't be used. */
export function trainOptions(uri: vscode.Uri, estimator?: EstimatorId): TrainOptions {
  const settings = vscode.workspace.getConfiguration('descent', uri);
  const loss = estimatorOf(estimator ?? '')?.losses.find((id) => id === settings.get('loss'));
  return {
    ...(loss && { loss }), // each estimator has its own; those the setting does not fit keep their default
    learningRate: numberOrAuto(settings, 'learningRate'),
    maxIterations: numberOrAuto(settings, 'maxIterations'),
    tolerance: number(settings, 'tolerance'),
    seed: number(settings, 'seed'),
    standardise: settings.get('standardise') !== false,
  };
}

export function isHoverEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('descent', uri).get('hover.enabled') !== false;
}

/** The names of settings are those of the options. */
export function openSetting(option: string): void {
  void vscode.commands.executeCommand('workbench.action.openSettings', `descent.${option}`);
}

function numberOrAuto(settings: vscode.WorkspaceConfiguration, option: NumberOption): number | 'auto' {
  const value = settings.get<unknown>(option, 'auto');
  return typeof value === 'string' && value.trim().toLowerCase() === 'auto' ? 'auto' : number(settings, option);
}

function number(settings: vscode.WorkspaceConfiguration, option: 'tolerance' | 'seed' | NumberOption): number {
  const value = settings.get<unknown>(option, DEFAULT_OPTIONS[option]);
  const words = typeof value === 'string' ? value.trim() : value;
  const found = words === '' ? Number.NaN : Number(words);
  if (typeof words === 'object' || typeof words === 'boolean' || !isInRange(option, found)) {
    throw new DataError('optionRange', { option, value: JSON.stringify(value) });
  }
  return found;
}

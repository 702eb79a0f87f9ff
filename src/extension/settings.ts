import * as vscode from 'vscode';
import { BEYOND_MEMORY } from '../core/data/beyond';
import { DataError } from '../core/fault';
import { type EstimatorId, estimatorOf } from '../core/model/estimators';
import { isRanged, OPTION_NAMES, type OptionName, type OptionValue, readOption } from '../core/model/options';
import { DEFAULT_OPTIONS, isInRange, type TrainOptions } from '../core/model/setup';
import type { MemoryWish } from '../protocol';

/** The options of a training as the settings give them; throws where one of them can't be used. */
export function trainOptions(uri: vscode.Uri, estimator?: EstimatorId): TrainOptions {
  const settings = vscode.workspace.getConfiguration('descent', uri);
  const recipe = estimatorOf(estimator ?? '');
  const loss = recipe?.losses.find((id) => id === settings.get('loss'));
  const fixed = recipe?.fixed.map((option) => [option, DEFAULT_OPTIONS[option]]) ?? [];
  return {
    ...fromSettings(settings),
    ...(loss && { loss }), // each estimator has its own; those the setting does not fit keep their default
    ...Object.fromEntries(fixed),
  };
}

export function isHoverEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('descent', uri).get('hover.enabled') !== false;
}

/** What becomes of large tables; what can't be used gives way to the default. */
export function memoryWish(uri: vscode.Uri): MemoryWish {
  const settings = vscode.workspace.getConfiguration('descent', uri);
  const limit = Number(settings.get('memoryLimit'));
  const beyond = BEYOND_MEMORY.find((one) => one === settings.get('beyondMemory'));
  return { limit: limit > 0 ? limit : 'auto', beyond: beyond ?? 'stream' };
}

export function areDecorationsEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('descent', uri).get('decorations.enabled') === true;
}

/** The names of settings are those of the options. */
export function openSetting(option: string): void {
  void vscode.commands.executeCommand('workbench.action.openSettings', `descent.${option}`);
}

type Options = Omit<TrainOptions, 'loss'>;

function fromSettings(settings: vscode.WorkspaceConfiguration): Options {
  const entries = OPTION_NAMES.filter((option) => option !== 'loss').map((option) => [option, read(settings, option)]);
  return { ...DEFAULT_OPTIONS, ...Object.fromEntries(entries) };
}

/** A word that is no choice gives way to the default; a number that can't be used is a fault. */
function read(settings: vscode.WorkspaceConfiguration, option: OptionName): OptionValue | undefined {
  const found = settings.get<unknown>(option) ?? DEFAULT_OPTIONS[option];
  const value = typeof found === 'object' ? undefined : readOption(option, found);
  if (!isRanged(option)) return value ?? DEFAULT_OPTIONS[option];
  if (value === undefined || (typeof value === 'number' && !isInRange(option, value))) {
    throw new DataError('optionRange', { option, value: JSON.stringify(found) });
  }
  return value;
}

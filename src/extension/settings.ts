import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { type EstimatorId, estimatorOf } from '../core/model/estimators';
import {
  DEFAULT_OPTIONS,
  INITIALS,
  isInRange,
  MISSING_CHOICES,
  OPTIMIZERS,
  type OPTION_RANGES,
  SCALINGS,
  SCHEDULES,
  SPLITS,
  type TrainOptions,
} from '../core/model/setup';

type NumberOption = keyof typeof OPTION_RANGES;

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

/** The names of settings are those of the options. */
export function openSetting(option: string): void {
  void vscode.commands.executeCommand('workbench.action.openSettings', `descent.${option}`);
}

type Settings = vscode.WorkspaceConfiguration;
type Options = Omit<TrainOptions, 'loss'>;

/** How each option is read from its setting. */
const READERS: { readonly [K in keyof Options]: (settings: Settings) => Options[K] } = {
  learningRate: (settings) => numberOr(settings, 'learningRate', 'auto'),
  maxIterations: (settings) => numberOr(settings, 'maxIterations', 'auto'),
  tolerance: (settings) => number(settings, 'tolerance'),
  seed: (settings) => number(settings, 'seed'),
  optimizer: (settings) => choice(settings, 'optimizer', OPTIMIZERS),
  momentum: (settings) => number(settings, 'momentum'),
  batchSize: (settings) => numberOr(settings, 'batchSize', 'all'),
  schedule: (settings) => choice(settings, 'schedule', SCHEDULES),
  delta: (settings) => numberOr(settings, 'delta', 'auto'),
  l1: (settings) => number(settings, 'l1'),
  l2: (settings) => number(settings, 'l2'),
  initial: (settings) => choice(settings, 'initial', INITIALS),
  bias: (settings) => truth(settings, 'bias'),
  patience: (settings) => number(settings, 'patience'),
  standardise: (settings) => truth(settings, 'standardise'),
  scaling: (settings) => choice(settings, 'scaling', SCALINGS),
  missing: (settings) => choice(settings, 'missing', MISSING_CHOICES),
  missingIndicator: (settings) => truth(settings, 'missingIndicator'),
  rareLevels: (settings) => number(settings, 'rareLevels'),
  validation: (settings) => number(settings, 'validation'),
  split: (settings) => choice(settings, 'split', SPLITS),
};

function fromSettings(settings: Settings): Options {
  const entries = Object.entries(READERS).map(([option, read]) => [option, read(settings)]);
  return { ...DEFAULT_OPTIONS, ...Object.fromEntries(entries) };
}

function choice<K extends keyof Options>(settings: Settings, option: K, choices: readonly Options[K][]): Options[K] {
  return choices.find((one) => one === settings.get(option)) ?? DEFAULT_OPTIONS[option];
}

function truth(settings: Settings, option: keyof Options): boolean {
  const value = settings.get<unknown>(option);
  return typeof value === 'boolean' ? value : DEFAULT_OPTIONS[option] === true;
}

function numberOr<W extends string>(settings: Settings, option: NumberOption, word: W): number | W {
  const value = settings.get<unknown>(option, word);
  return typeof value === 'string' && value.trim().toLowerCase() === word ? word : number(settings, option);
}

function number(settings: Settings, option: NumberOption): number {
  const value = settings.get<unknown>(option, DEFAULT_OPTIONS[option]);
  const words = typeof value === 'string' ? value.trim() : value;
  const found = words === '' ? Number.NaN : Number(words);
  if (typeof words === 'object' || typeof words === 'boolean' || !isInRange(option, found)) {
    throw new DataError('optionRange', { option, value: JSON.stringify(value) });
  }
  return found;
}

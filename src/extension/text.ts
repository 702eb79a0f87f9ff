import * as vscode from 'vscode';
import type { SetupFormatId } from '../core/elsewhere/setupFormats';
import type { FormatId } from '../core/export/formats';
import { type EstimatorId, estimatorOf } from '../core/model/estimators';
import { against, lossNamed } from '../core/model/loss';
import { formatValues } from '../format';
import {
  ESTIMATOR_NAMES,
  ESTIMATOR_WORDS,
  FORMAT_NAMES,
  FORMAT_WORDS,
  faultText,
  LOSS_NAMES,
  REASONS,
  type Say,
  SETUP_FORMAT_NAMES,
  SETUP_FORMAT_WORDS,
} from '../messages';
import type { ChartedLossId, Fault, Reason, Setup } from '../protocol';
import { toldOf } from '../report/setupText';

/** A template of `messages.ts` in the user's language. */
export const say: Say = (template, values) => vscode.l10n.t(template, formatValues(values));

export const textOfFault = (fault: Fault): string => faultText(fault, say);
export const textOfReason = ({ code, values }: Reason): string => say(REASONS[code], values);
export const nameOfEstimator = (id: EstimatorId): string => say(ESTIMATOR_NAMES[id], {});
export const wordsOfEstimator = (id: EstimatorId): string => say(ESTIMATOR_WORDS[id], {});
export const nameOfFormat = (id: FormatId): string => say(FORMAT_NAMES[id], {});
export const wordsOfFormat = (id: FormatId): string => say(FORMAT_WORDS[id], {});
export const nameOfSetupFormat = (id: SetupFormatId): string => say(SETUP_FORMAT_NAMES[id], {});
export const wordsOfSetupFormat = (id: SetupFormatId): string => say(SETUP_FORMAT_WORDS[id], {});
export const nameOfLoss = (id: ChartedLossId): string => say(LOSS_NAMES[id], {});

/** Of a two-class estimator that has a neuron for each of more classes. */
export const nameOfEach = (): string => vscode.l10n.t('each class against the rest');

/** What the curve of a run shows: known before the run begins. */
export function chartedLoss({ estimator, positive, options }: Setup): ChartedLossId {
  const loss = options.loss ?? estimatorOf(estimator)?.losses[0] ?? 'mse';
  if (loss === 'crossEntropy') return loss;
  const traits = lossNamed(loss);
  return (positive === null ? against(traits, 0) : traits).charted?.id ?? loss;
}

/** `mpg: linear regression, mean squared error`, or `species: sigmoid neuron, each class against the rest, log loss`. */
export function titleOf(setup: Setup): string {
  const words = [nameOfEstimator(setup.estimator), nameOfLoss(chartedLoss(setup))];
  if (setup.positive === null) words.splice(1, 0, nameOfEach());
  return `${toldOf(setup)}: ${words.join(', ')}`;
}

const LONGEST = 60;

/** Words of a table on one line, where `$(name)` would otherwise be drawn as an icon. */
export function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return withoutIcons(short);
}

/** Words of a table as they are, where `$(name)` would otherwise be drawn as an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([\w-]+(~[a-z]+)?\)/gi, '\\$&');
}

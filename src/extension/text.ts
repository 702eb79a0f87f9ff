import * as vscode from 'vscode';
import { type EstimatorId, estimatorOf } from '../core/model/estimators';
import { lossNamed } from '../core/model/loss';
import { formatValues } from '../format';
import { ESTIMATOR_NAMES, ESTIMATOR_WORDS, faultText, LOSS_NAMES, REASONS, type Say } from '../messages';
import type { ChartedLossId, Fault, Reason, Setup } from '../protocol';

/** A template of `messages.ts` in the user's language. */
export const say: Say = (template, values) => vscode.l10n.t(template, formatValues(values));

export const textOfFault = (fault: Fault): string => faultText(fault, say);
export const textOfReason = ({ code, values }: Reason): string => say(REASONS[code], values);
export const nameOfEstimator = (id: EstimatorId): string => say(ESTIMATOR_NAMES[id], {});
export const wordsOfEstimator = (id: EstimatorId): string => say(ESTIMATOR_WORDS[id], {});
export const nameOfLoss = (id: ChartedLossId): string => say(LOSS_NAMES[id], {});

/** What the curve of a run shows: known before the run begins. */
export function chartedLoss({ estimator, options }: Setup): ChartedLossId {
  const loss = options.loss ?? estimatorOf(estimator)?.losses[0] ?? 'mse';
  return lossNamed(loss).charted?.id ?? loss;
}

/** `mpg: linear regression, mean squared error`. */
export function titleOf(setup: Setup): string {
  const target = setup.positive === undefined ? setup.target : `${setup.target}=${setup.positive}`;
  return `${target}: ${nameOfEstimator(setup.estimator)}, ${nameOfLoss(chartedLoss(setup))}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

const LONGEST = 60;

/** Words of a table on one line, where `$(name)` would otherwise be drawn as an icon. */
export function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return short.replace(/\$\([\w-]+(~[a-z]+)?\)/gi, '\\$&');
}

import * as vscode from 'vscode';
import { formatNumber } from '../../format';
import type { RunRecord } from '../../ledger/record';
import { capitalised, toldOf } from '../../report/setupText';
import { nameOfEstimator, nameOfLoss } from '../text';

/** As a person named it, or by what was trained: `Linear regression of mpg`. */
export function nameOfRecord({ name, setup }: RunRecord): string {
  return name ?? capitalised(vscode.l10n.t('{0} of {1}', nameOfEstimator(setup.estimator), toldOf(setup)));
}

/** `mean squared error 11.2`. */
export function lossOfRecord({ loss }: RunRecord): string {
  return `${nameOfLoss(loss.name)} ${formatNumber(loss.value)}`;
}

export function timeOfRecord({ ended }: RunRecord): string {
  return new Date(ended).toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

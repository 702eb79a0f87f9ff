import * as vscode from 'vscode';
import type { Estimator } from '../core/model/estimators';
import { isRanged, OPTION_FORMS, type OptionName, type OptionValue, readOption } from '../core/model/options';
import { DEFAULT_OPTIONS, isInRange, type TrainOptions } from '../core/model/setup';
import { EXPECTED } from '../messages';
import { capitalised, optionName, optionText } from '../report/setupText';
import { pickRow } from './rowPick';
import { say } from './text';

export const nameOf = (option: OptionName): string => optionName(option, say);
export const valueText = (option: OptionName, value: OptionValue | string): string => optionText(option, value, say);

/** Asks for another value of an option; nothing is returned where the person leaves. */
export async function askValue(
  option: OptionName,
  estimator: Estimator,
  inForce: TrainOptions,
): Promise<OptionValue | undefined> {
  const form = OPTION_FORMS[option];
  const title = nameOf(option);
  if (form.kind === 'number') return askNumber(option, title, inForce);
  const choices = form.kind === 'flag' ? ['true', 'false'] : option === 'loss' ? estimator.losses : form.choices;
  const current = String(inForce[option] ?? estimator.losses[0]);
  const rows = choices.map((id) => ({
    id,
    label: capitalised(valueText(option, id)),
    ...(id === current && { description: vscode.l10n.t('now') }),
  }));
  const chosen = await pickRow({ title, rows, at: current });
  return chosen && readOption(option, chosen.id);
}

async function askNumber(option: OptionName, title: string, inForce: TrainOptions): Promise<OptionValue | undefined> {
  const expected = isRanged(option) ? say(EXPECTED[option], {}) : '';
  const isUsable = (text: string) => {
    const value = readOption(option, text);
    return value !== undefined && (typeof value !== 'number' || !isRanged(option) || isInRange(option, value));
  };
  const written = await vscode.window.showInputBox({
    title,
    value: String(inForce[option] ?? DEFAULT_OPTIONS[option]),
    prompt: vscode.l10n.t('Expected {0}', expected),
    validateInput: (text) => (isUsable(text) ? undefined : vscode.l10n.t('Expected {0}', expected)),
  });
  return written === undefined ? undefined : readOption(option, written);
}

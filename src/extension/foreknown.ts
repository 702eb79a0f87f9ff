import * as vscode from 'vscode';
import { formatNumber } from '../format';
import { DIAGNOSES } from '../messages';
import type { RunStart } from '../protocol';
import type { OptionRow } from './optionRows';
import { say, withoutIcons } from './text';

/** What is known before a training of its start: asked for; or known; or it can't be known. */
export type Foreknown = 'asked' | RunStart | undefined;

/** One row that is always there, so that nothing moves when the trainer has looked; Enter reads all that it found. */
export function cautionsOf(known: Foreknown): OptionRow {
  const label = vscode.l10n.t('What to know of this table');
  const id = 'cautions';
  const looking = vscode.l10n.t('Features that are collinear, constant or far apart in scale, and the like');
  if (known === 'asked') return { id, label, description: vscode.l10n.t('looking…'), detail: looking };
  if (!known) return { id, label, description: vscode.l10n.t('told when the training begins'), detail: looking };
  const sentences = known.cautions.map(({ code, values }) => say(DIAGNOSES[code], values));
  const [detail] = sentences;
  if (detail === undefined) return { id, label, description: vscode.l10n.t('nothing to mind'), detail: looking };
  return {
    id,
    label,
    description: vscode.l10n.t('{0} to read', sentences.length),
    detail: withoutIcons(detail),
    async edit() {
      await vscode.window.showInformationMessage(label, { modal: true, detail: sentences.join('\n\n') });
      return undefined;
    },
  };
}

/** `auto = 0.17, diverges above 0.41`. */
export function rateText(known: Foreknown): string | undefined {
  if (known === 'asked' || !known) return undefined;
  const { learningRate, rateLimit } = known;
  const automatic = vscode.l10n.t('auto = {0}', formatNumber(learningRate, 3));
  if (!rateLimit) return automatic;
  const limit = formatNumber(rateLimit.value, 3);
  const words =
    rateLimit.kind === 'diverges' ? vscode.l10n.t('diverges above {0}', limit) : vscode.l10n.t('safe up to {0}', limit);
  return `${automatic}, ${words}`;
}

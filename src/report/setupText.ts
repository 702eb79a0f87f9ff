import type { OptionName, OptionValue } from '../core/model/options';
import type { Setup } from '../core/model/setup';
import { formatNumber } from '../format';
import { CHOICE_NAMES, LOSS_NAMES, OPTION_WORDS, type Say } from '../messages';

const LOSS_WORDS: Readonly<Record<string, string>> = LOSS_NAMES;

export function optionName(option: OptionName, say: Say): string {
  return capitalised(say(OPTION_WORDS[option], {}));
}

export function optionText(option: OptionName, value: OptionValue | string, say: Say): string {
  if (typeof value === 'number') return formatNumber(value);
  const words = option === 'loss' ? LOSS_WORDS[String(value)] : CHOICE_NAMES[String(value)];
  return words === undefined ? String(value) : say(words, {});
}

/** `species=Gentoo` where one class is told from the rest, else the target. */
export function toldOf({ target, positive }: Pick<Setup, 'target' | 'positive'>): string {
  return typeof positive === 'string' ? `${target}=${positive}` : target;
}

/** A Greek letter is a symbol, and stays what it is. */
export function capitalised(text: string): string {
  if (/^\p{Script=Greek}/u.test(text)) return text;
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

import * as vscode from 'vscode';
import type { Encoding } from '../../core/table/encoding';

/** What is written in an encoding; those of Unicode are for all. */
const LANGUAGES: Readonly<Record<Encoding, () => string>> = {
  'utf-8': () => '',
  'utf-16le': () => '',
  'utf-16be': () => '',
  'windows-1252': () => vscode.l10n.t('Western European'),
  'windows-1250': () => vscode.l10n.t('Central European'),
  'windows-1251': () => vscode.l10n.t('Cyrillic'),
  'windows-1253': () => vscode.l10n.t('Greek'),
  'windows-1254': () => vscode.l10n.t('Turkish'),
  'windows-1257': () => vscode.l10n.t('Baltic'),
  'iso-8859-2': () => vscode.l10n.t('Central European'),
  'iso-8859-15': () => vscode.l10n.t('Western European'),
  'euc-kr': () => vscode.l10n.t('Korean, with CP949'),
  shift_jis: () => vscode.l10n.t('Japanese'),
  'euc-jp': () => vscode.l10n.t('Japanese'),
  gb18030: () => vscode.l10n.t('Simplified Chinese'),
  big5: () => vscode.l10n.t('Traditional Chinese'),
};

/** As it is usually written: `UTF-16 LE`, `Windows-1252`, `EUC-KR`. */
export function encodingName(encoding: Encoding): string {
  if (encoding.startsWith('windows')) return encoding.replace('w', 'W');
  return encoding.toUpperCase().replace(/(16)([LB]E)$/, '$1 $2');
}

export const languageOf = (encoding: Encoding): string => LANGUAGES[encoding]();

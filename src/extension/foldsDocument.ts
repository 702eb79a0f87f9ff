import * as vscode from 'vscode';
import { spreadsOf } from '../core/report/spread';
import { formatCount, formatNumber } from '../format';
import type { Fold } from '../protocol';
import { code } from '../report/markdown';
import { toldOf } from '../report/setupText';
import type { Choice } from './choices';
import { panelText } from './panelText';
import { nameOfEach, nameOfEstimator } from './text';

/** What a cross-validation has found, as a page of Markdown. */
export function foldsDocument(file: string, choice: Choice, folds: readonly Fold[]): string {
  const words = panelText();
  const spreads = spreadsOf(folds);
  const target = code(toldOf(choice)) + (choice.positive === null ? ` (${nameOfEach()})` : '');
  const heads = [
    vscode.l10n.t('fold'),
    vscode.l10n.t('rows trained on'),
    vscode.l10n.t('rows measured'),
    vscode.l10n.t('iterations'),
    ...spreads.map(({ metric }) => words[metric]),
  ];
  const rows = folds.map(({ rows: { training, validation }, iterations, metrics }, at) => [
    String(at + 1),
    formatCount(training),
    formatCount(validation),
    formatCount(iterations),
    ...spreads.map(({ metric }) => formatNumber(metrics[metric] ?? Number.NaN, 5)),
  ]);
  const summary = (name: string, values: readonly number[]) => [
    `**${name}**`,
    '',
    '',
    '',
    ...values.map((value) => `**${formatNumber(value, 5)}**`),
  ];
  const table = [
    heads,
    heads.map(() => '--:'),
    ...rows,
    summary(
      vscode.l10n.t('mean'),
      spreads.map(({ mean }) => mean),
    ),
    summary(
      vscode.l10n.t('standard deviation'),
      spreads.map(({ deviation }) => deviation),
    ),
  ];
  return [
    `# ${vscode.l10n.t('Cross-validation of {0}', code(file))}`,
    vscode.l10n.t(
      '{0} by a {1} of {2}',
      target,
      nameOfEstimator(choice.estimator),
      choice.features.map(code).join(', '),
    ),
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    vscode.l10n.t(
      'Each fold was measured by a model that was trained on the others. Scales, fills and levels were learned from the rows trained on.',
    ),
    '',
  ].join('\n\n');
}

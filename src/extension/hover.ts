import * as vscode from 'vscode';
import { columnHover } from './columnHover';
import { rowHover } from './rowHover';
import type { Runs } from './runs';
import { isHoverEnabled } from './settings';
import { isCurrent } from './source';
import { cellOf } from './textTable';

/** By name, and by the languages that other extensions give to CSV. */
const TABLES: readonly vscode.DocumentFilter[] = [
  { pattern: '**/*.{csv,tsv,tab,CSV,TSV,TAB}' },
  ...[
    'csv',
    'tsv',
    'dynamic csv',
    'csv (semicolon)',
    'csv (pipe)',
    'csv (whitespace)',
    'rfc_csv',
    'rfc_semicolon_csv',
  ].map((language) => ({
    language,
  })),
  { language: 'plaintext' },
];

/** Explains the weight of a column at its header, and the prediction of a row at its cells, once a model is trained. */
export function registerHover(runs: Runs): vscode.Disposable {
  return vscode.languages.registerHoverProvider([...TABLES], {
    async provideHover(document, position) {
      const run = runs.of(document.uri)?.finished;
      if (!run?.result || !run.opened || !isHoverEnabled(document.uri)) return undefined;
      const cell = cellOf(document, position);
      if (!cell) return undefined;
      const { model } = run.result;
      const parts = cell.isHeader ? columnHover(model, cell.column) : rowHover(model, cell);
      if (!(await isCurrent(run.opened.edition, document.uri))) {
        parts.push(vscode.l10n.t('*The model was trained on an earlier version of this file.*'));
      }
      const range = new vscode.Range(document.positionAt(cell.start), document.positionAt(cell.end));
      return new vscode.Hover(new vscode.MarkdownString(parts.join('\n\n')), range);
    },
  });
}

import * as vscode from 'vscode';
import type { Histogram } from '../core/data/histogram';
import { isSameReading } from '../core/table/readingChoices';
import { columnHover } from './columnHover';
import type { Opened } from './openTable';
import { rowHover } from './rowHover';
import type { Runs } from './runs';
import { isHoverEnabled } from './settings';
import { documentOf, isKnownCurrent } from './source';
import type { TextTables } from './textTables';

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
export class Hover implements vscode.HoverProvider, vscode.Disposable {
  private readonly registered: vscode.Disposable;

  constructor(
    private readonly runs: Runs,
    private readonly tables: TextTables,
  ) {
    const ready = runs.onDidChange(({ uri, run }) => {
      const document = run?.state === 'finished' ? documentOf(uri) : undefined;
      if (document && isHoverEnabled(uri)) void this.tables.prepare(document);
    });
    const provider = vscode.languages.registerHoverProvider([...TABLES], this);
    this.registered = vscode.Disposable.from(provider, ready);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const run = this.runs.of(document.uri)?.finished;
    if (!run?.result || !run.opened || !isHoverEnabled(document.uri)) return undefined;
    const cell = await this.tables.cellAt(document, position, token);
    if (!cell) return undefined;
    const parts = cell.isHeader
      ? columnHover(run.result, cell.column, await histogramOf(run.opened, cell.column))
      : rowHover(run.result, cell);
    const { edition } = run.opened;
    if (
      !isSameReading(edition.reading, this.runs.readings.of(document.uri)) ||
      !(await isKnownCurrent(edition, document))
    ) {
      parts.push(vscode.l10n.t('*The model was trained on an earlier version of this file or another reading of it.*'));
    }
    return new vscode.Hover(new vscode.MarkdownString(parts.join('\n\n')), cell.range);
  }

  dispose(): void {
    this.registered.dispose();
  }
}

/** How the numbers of a column lie in the table that the run has read. */
async function histogramOf({ trainer }: Opened, column: string): Promise<Histogram | undefined> {
  const { columns } = await trainer.table;
  return columns.find(({ name }) => name === column)?.histogram;
}

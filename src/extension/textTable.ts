import type * as vscode from 'vscode';
import { cellAt, cellsOf, indexRecords, type TextIndex } from '../core/table/cells';
import { detectDialect } from '../core/table/dialect';
import { columnNames } from '../core/table/names';
import { unitsOf } from '../core/table/units';

const SAMPLE = 1 << 16;

/** A cell of a document in the terms of its table. */
export interface TableCell {
  readonly column: string;
  readonly isHeader: boolean;
  readonly value: string;
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  /** The text of the row's cell in a column. */
  cell(column: string): string | undefined;
}

/** The table that the text of a document is, at one of its versions. */
class TextTable {
  private readonly index: TextIndex;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(
    readonly document: vscode.TextDocument,
    readonly version: number,
    private readonly text: string,
  ) {
    const dialect = detectDialect(unitsOf(text, 0, Math.min(text.length, SAMPLE)));
    this.index = indexRecords(text, dialect);
    const first = cellsOf(this.index, text, 0).map(({ value }) => (dialect.header ? value : ''));
    this.columns = new Map(columnNames(first).map((name, column) => [name, column]));
  }

  at(offset: number): TableCell | undefined {
    const place = cellAt(this.index, this.text, offset);
    const column = [...this.columns].find(([, index]) => index === place?.column)?.[0];
    if (!place || column === undefined) return undefined;
    return {
      column,
      isHeader: this.index.dialect.header && place.record === 0,
      value: place.cells[place.column] ?? '',
      start: place.start,
      end: place.end,
      cell: (name) => place.cells[this.columns.get(name) ?? -1],
    };
  }
}

/** The last one is kept: whoever hovers hovers again. */
let latest: TextTable | undefined;

export function cellOf(document: vscode.TextDocument, position: vscode.Position): TableCell | undefined {
  if (latest?.document !== document || latest.version !== document.version) {
    latest = new TextTable(document, document.version, document.getText());
  }
  return latest.at(document.offsetAt(position));
}

import * as vscode from 'vscode';
import { detectDialect } from '../core/table/dialect';
import { LineCells } from '../core/table/lineCells';
import { columnNames } from '../core/table/names';
import type { ReadingChoices } from '../core/table/readingChoices';
import { firstRecords, textsOf } from '../core/table/sample';
import type { TextLines, TextPlace } from '../core/table/textLines';
import { unitsOf } from '../core/table/units';
import type { Work } from '../core/work';

/** What the beginning of a document tells of its table. */
interface Head {
  readonly delimiter: string;
  /** The line of the header; -1 where there is none. */
  readonly header: number;
  readonly columns: readonly string[];
  /** The line on which the second record begins. */
  readonly second: number;
}

const HEAD_UNITS = 1 << 16;
const HEAD_LINES = 1 << 12;

/** A cell of a document in the terms of its table. */
export interface TableCell {
  readonly column: string;
  readonly isHeader: boolean;
  readonly value: string;
  readonly range: vscode.Range;
  /** The text of the row's cell in a column. */
  cell(column: string): string | undefined;
}

/** A row of a document in the terms of its table. */
export interface TableRow {
  /** Where its text ends. */
  readonly end: vscode.Position;
  /** The text of its cell in a column. */
  cell(column: string): string | undefined;
}

/** The table that the text of a document is, as it is edited. */
export class TextTable {
  private readonly lines: TextLines;
  private head: Head | undefined;
  private cells: { readonly delimiter: string; readonly of: LineCells } | undefined;

  /** Lines of the document before the table. */
  private readonly above: number;

  constructor(
    document: vscode.TextDocument,
    private readonly choices: ReadingChoices,
  ) {
    this.above = (choices.firstLine ?? 1) - 1;
    this.lines = linesOf(document, this.above);
  }

  change(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { range, text } of changes) {
      const { start, end } = range;
      const first = start.line - this.above;
      // What is typed below the first record changes no name, and the dialect stays that of the model.
      if (first < (this.head?.second ?? 0)) this.head = undefined;
      if (first < 0)
        this.cells = undefined; // what is above may have moved the table
      else this.cells?.of.replace(first, end.line - start.line + 1, text.split(/\r\n|\r|\n/).length);
    }
  }

  /** Begins anew, as the model that was just trained has, and reads on to the last line, so that no cell has to wait for it. */
  *ready(): Work<void> {
    this.head = undefined;
    yield* this.at({ line: this.above + this.lines.count - 1, character: 0 });
  }

  *at(place: TextPlace): Work<TableCell | undefined> {
    const { cellsOfLines, header, columns } = this.read();
    const { above } = this;
    const found = yield* cellsOfLines.at({ line: place.line - above, character: place.character });
    const column = columns[found?.column ?? -1];
    if (!found || column === undefined) return undefined;
    const { start, end, cells } = found;
    return {
      column,
      isHeader: found.line === header,
      value: cells[found.column] ?? '',
      range: new vscode.Range(start.line + above, start.character, end.line + above, end.character),
      cell: (name) => cells[columns.indexOf(name)],
    };
  }

  /** The rows of some lines, from one up to another that is not among them. */
  *rows(from: number, to: number): Work<readonly TableRow[]> {
    const { cellsOfLines, header, columns } = this.read();
    const { above } = this;
    const found = to <= above ? [] : yield* cellsOfLines.between(Math.max(0, from - above), to - above);
    return found
      .filter(({ line }) => line > header)
      .map(({ end, cells }) => ({
        end: new vscode.Position(end.line + above, end.character),
        cell: (name) => cells[columns.indexOf(name)],
      }));
  }

  private read(): Head & { readonly cellsOfLines: LineCells } {
    this.head ??= headOf(this.lines, this.choices);
    const { delimiter } = this.head;
    if (this.cells?.delimiter !== delimiter) this.cells = { delimiter, of: new LineCells(this.lines, delimiter) };
    return { ...this.head, cellsOfLines: this.cells.of };
  }
}

function headOf(lines: TextLines, { firstLine: _, ...known }: ReadingChoices): Head {
  const text = lines.text(0, Math.min(lines.count, HEAD_LINES)).slice(0, HEAD_UNITS);
  const units = unitsOf(text);
  const { delimiter, header } = detectDialect(units, known);
  const records = firstRecords(units, delimiter, 2, true);
  const first = records.count > 0 ? textsOf(records, 0) : [];
  return {
    delimiter,
    header: header ? (records.lines[0] ?? 0) - 1 : -1,
    columns: columnNames(first.map((value) => (header ? value : ''))),
    second: records.count > 1 ? (records.lines[1] ?? 0) - 1 : Number.POSITIVE_INFINITY,
  };
}

/** The lines of a document behind some of them. */
function linesOf(document: vscode.TextDocument, above: number): TextLines {
  return {
    get count() {
      return Math.max(0, document.lineCount - above);
    },
    get eol() {
      return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    },
    text: (from, to) => document.getText(new vscode.Range(above + from, 0, above + to - 1, Number.MAX_SAFE_INTEGER)),
  };
}

import * as vscode from 'vscode';
import type { Work } from '../core/work';
import { inSlices } from './slices';

/** The text of a document by offsets; of a large one to join all lines would hold everything else up. */
export class DocumentText {
  constructor(private readonly document: vscode.TextDocument) {}

  get length(): number {
    return this.document.offsetAt(new vscode.Position(this.document.lineCount, 0));
  }

  slice(from: number, to: number): string {
    const start = this.document.positionAt(from);
    const end = this.document.positionAt(to + 1); // an offset between CR and LF is taken for the one before
    const skipped = from - this.document.offsetAt(start);
    return this.document.getText(new vscode.Range(start, end)).slice(skipped, skipped + to - from);
  }
}

/** Carries work on a document out in slices of time; nothing is returned where the document was edited meanwhile. */
export function inSlicesOf<T>(document: vscode.TextDocument, work: Work<T>): Promise<T | undefined> {
  return inSlices(ofOneVersion(document, work));
}

function* ofOneVersion<T>(document: vscode.TextDocument, work: Work<T>): Work<T | undefined> {
  const { version } = document;
  while (document.version === version) {
    const { done, value } = work.next();
    if (done) return value;
    yield null;
  }
  return undefined;
}

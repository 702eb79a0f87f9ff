import * as vscode from 'vscode';
import type { Work } from '../core/work';
import { inSlices } from './slices';

/** A piece of a text is no longer: whatever is done with it takes less than a millisecond. */
export const PIECE_UNITS = 1 << 16;

/**
 * The text of a document in pieces, one or more a line: to join the lines of a large one, or to ask it for an offset, would hold everything
 * else up.
 */
export function* piecesOf(document: vscode.TextDocument): Generator<string> {
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  for (let line = 0; line < document.lineCount; line++) {
    if (line > 0) yield eol;
    const { text } = document.lineAt(line);
    for (let at = 0; at < text.length; ) {
      const end = wholeEnd(text, at + PIECE_UNITS);
      yield text.slice(at, end);
      at = end;
    }
  }
}

/** Not between the halves of a letter that takes two units. */
function wholeEnd(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return end < text.length && unit >= 0xd800 && unit < 0xdc00 ? end - 1 : end;
}

/** The text of a document in UTF-8. */
export function* encoded(document: vscode.TextDocument): Work<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let text = '';
  let length = 0;
  for (const piece of piecesOf(document)) {
    text += piece;
    if (text.length < PIECE_UNITS) continue;
    const part = encoder.encode(text);
    parts.push(part);
    length += part.length;
    text = '';
    yield null;
  }
  const last = encoder.encode(text);
  const bytes = new Uint8Array(length + last.length);
  let at = 0;
  for (const part of [...parts, last]) {
    bytes.set(part, at);
    at += part.length;
    yield null;
  }
  return bytes;
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

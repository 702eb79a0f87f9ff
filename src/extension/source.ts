import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { isColumnarFile } from '../core/table/columnarFile';
import { isSameReading, type ReadingChoices } from '../core/table/readingChoices';
import type { Work } from '../core/work';
import { nextTurn } from '../nextTurn';
import type { TableSource } from '../protocol';
import { encoded, inSlicesOf, PIECE_UNITS, piecesOf } from './documentText';
import { Fingerprint } from './fingerprint';

/** A table as it stands at one moment: where its bytes are, and what tells whether it has changed since. */
export interface Reading {
  readonly source: TableSource;
  readonly edition: Edition;
}

/** What was read: the text of the open document, the state of the file, or both where the document is saved. */
export interface Edition {
  readonly text?: string;
  file?: string;
  /** How it was read, where that was chosen. */
  readonly reading?: ReadingChoices;
}

/**
 * An unsaved document is read as it stands in the editor; so is one that only VS Code can decode or fetch. Everything else is
 * streamed from disk, a file over 50 MB as well, which extensions are not shown: in the encoding that an open document is shown in, so
 * that what is read is what is seen.
 */
export async function readingOf(uri: vscode.Uri, hasDisk: boolean): Promise<Reading> {
  if (isColumnarFile(uri.path)) return fileReadingOf(uri, { hasDisk });
  const document = documentOf(uri);
  if (!document) return fileReadingOf(uri, { hasDisk });
  const text = await fingerprintOf(document);
  const isFile = uri.scheme === 'file' && !document.isDirty && isUtf8(document);
  if (isFile) return fileReadingOf(uri, { hasDisk, text });
  const bytes = await inSlicesOf(document, encoded(document));
  if (!bytes) return readingOf(uri, hasDisk); // it was edited meanwhile
  return { source: { kind: 'bytes', name: fileName(uri), bytes, encoding: 'utf-8' }, edition: { text } };
}

/**
 * A file of the disk is read by its path, and any other fetched. A columnar file is no text, though an editor may show it as one.
 *
 * @param known.text the fingerprint of an open document, which shows the file as UTF-8
 */
async function fileReadingOf(
  uri: vscode.Uri,
  known: { hasDisk: boolean; text?: string | undefined },
): Promise<Reading> {
  const { hasDisk, text } = known;
  const encoding = text !== undefined && ({ encoding: 'utf-8' } as const);
  const edition = { ...(text !== undefined && { text }), file: await stateOf(uri) };
  if (hasDisk && uri.scheme === 'file') return { source: { kind: 'file', path: uri.fsPath, ...encoding }, edition };
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { source: { kind: 'bytes', name: fileName(uri), bytes, ...encoding }, edition };
}

/** Whether a table still is what was read. */
export async function isCurrent(edition: Edition, uri: vscode.Uri): Promise<boolean> {
  const document = documentOf(uri);
  if (document?.isDirty && edition.file !== undefined) return false; // seen without a look at its text
  if (document && edition.text !== undefined) {
    const isSame = (await fingerprintOf(document)) === edition.text;
    if (isSame && !document.isDirty && !document.isUntitled) edition.file = await stateOf(uri).catch(() => undefined);
    return isSame;
  }
  if (document?.isDirty || edition.file === undefined) return false;
  return edition.file === (await stateOf(uri).catch(() => undefined));
}

/**
 * Whether a document is known to be what was read, without waiting for it: a large text, which is hashed in the background, counts as
 * changed until its hash is there.
 */
export async function isKnownCurrent(edition: Edition, document: vscode.TextDocument): Promise<boolean> {
  if (edition.text === undefined) return isCurrent(edition, document.uri);
  if (document.isDirty && edition.file !== undefined) return false;
  return (await Promise.race([fingerprintOf(document), nextTurn()])) === edition.text;
}

/** Whether two readings were of the same table. */
export function isSameEdition(a: Edition, b: Edition): boolean {
  if (!isSameReading(a.reading, b.reading)) return false;
  return a.text !== undefined && b.text !== undefined ? a.text === b.text : a.file !== undefined && a.file === b.file;
}

export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const id = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === id);
}

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Of a document at one of its versions; none where it was edited before its end was reached. */
interface Fingerprinted {
  readonly version: number;
  readonly value: Promise<string | undefined>;
}

const fingerprints = new WeakMap<vscode.TextDocument, Fingerprinted>();

/** Tells two texts apart, as undoing an edit brings back the text but not the version. It is of the document as it stands then. */
async function fingerprintOf(document: vscode.TextDocument): Promise<string> {
  for (;;) {
    const { version } = document;
    const known = fingerprints.get(document);
    const value = known?.version === version ? known.value : inSlicesOf(document, hashOf(document));
    fingerprints.set(document, { version, value });
    const found = await value;
    if (found !== undefined && document.version === version) return found;
  }
}

function* hashOf(document: vscode.TextDocument): Work<string> {
  const fingerprint = new Fingerprint();
  let units = 0;
  for (const piece of piecesOf(document)) {
    fingerprint.add(piece);
    units += piece.length;
    if (units < PIECE_UNITS) continue;
    units = 0;
    yield null;
  }
  return fingerprint.value;
}

/** What tells whether a file has changed. Rejects with a `DataError` where it is not there. */
export async function stateOf(uri: vscode.Uri): Promise<string> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch (error) {
    const reason = error instanceof vscode.FileSystemError ? error.code : String(error);
    throw new DataError('fileMissing', { path: uri.scheme === 'file' ? uri.fsPath : uri.toString(true), reason });
  }
}

function isUtf8({ encoding }: vscode.TextDocument): boolean {
  return encoding === 'utf8' || encoding === 'utf8bom';
}

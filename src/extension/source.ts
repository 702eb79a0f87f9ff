import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import type { TableSource } from '../protocol';

/** A table as it stands at one moment: where its bytes are, and what tells whether it has changed since. */
export interface Reading {
  readonly source: TableSource;
  readonly edition: Edition;
}

/** What was read: the text of the open document, the state of the file, or both where the document is saved. */
export interface Edition {
  readonly text?: string;
  file?: string;
}

/**
 * An unsaved document is read as it stands in the editor; so is one that only VS Code can decode or fetch. Everything else is
 * streamed from disk, a file over 50 MB as well, which extensions are not shown.
 */
export async function readingOf(uri: vscode.Uri): Promise<Reading> {
  const document = documentOf(uri);
  const text = document && fingerprintOf(document);
  if (document && (document.isDirty || uri.scheme !== 'file' || !isUtf8(document))) {
    return { source: { kind: 'text', text: document.getText() }, edition: { text } };
  }
  const file = await stateOf(uri);
  if (uri.scheme === 'file') return { source: { kind: 'file', path: uri.fsPath }, edition: { text, file } };
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { source: { kind: 'text', text: new TextDecoder().decode(bytes) }, edition: { file } };
}

/** Whether a table still is what was read. */
export async function isCurrent(edition: Edition, uri: vscode.Uri): Promise<boolean> {
  const document = documentOf(uri);
  if (document && edition.text !== undefined) {
    const isSame = fingerprintOf(document) === edition.text;
    if (isSame && !document.isDirty && !document.isUntitled) edition.file = await stateOf(uri).catch(() => undefined);
    return isSame;
  }
  if (document?.isDirty || edition.file === undefined) return false;
  return edition.file === (await stateOf(uri).catch(() => undefined));
}

/** Whether two readings were of the same table. */
export function isSameEdition(a: Edition, b: Edition): boolean {
  return a.text !== undefined && b.text !== undefined ? a.text === b.text : a.file !== undefined && a.file === b.file;
}

export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const id = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === id);
}

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

const fingerprints = new WeakMap<vscode.TextDocument, { readonly version: number; readonly value: string }>();

/** Tells two texts apart, as undoing an edit brings back the text but not the version. */
function fingerprintOf(document: vscode.TextDocument): string {
  const known = fingerprints.get(document);
  if (known?.version === document.version) return known.value;
  const value = createHash('sha1').update(document.getText()).digest('base64');
  fingerprints.set(document, { version: document.version, value });
  return value;
}

async function stateOf(uri: vscode.Uri): Promise<string> {
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

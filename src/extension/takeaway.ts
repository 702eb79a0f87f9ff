import type * as vscode from 'vscode';
import type { FromPanel } from '../protocol';
import { saveBeside, stemOf, tellOfSaved } from './saveBeside';

type Save = Extract<FromPanel, { type: 'save' }>;

const KINDS: Readonly<Record<Save['kind'], string>> = { png: 'PNG', svg: 'SVG', csv: 'CSV' };

/** Asks where to write what the page has made, `auto-mpg loss.png` beside `auto-mpg.csv` at first, and writes it. */
export async function saveFile({ kind, name, data }: Save, table: vscode.Uri): Promise<void> {
  const saved = await saveBeside(table, {
    name: `${stemOf(table)} ${name}.${kind}`,
    kind: KINDS[kind],
    extension: kind,
    content: kind === 'png' ? fromBase64(data) : new TextEncoder().encode(data),
  });
  if (saved) await tellOfSaved(saved);
}

function fromBase64(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
}

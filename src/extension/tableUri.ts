import * as vscode from 'vscode';
import { isColumnarFile } from '../core/table/columnarFile';
import type { Panels } from './panels';
import { documentOf } from './source';

const FILES = /\.(csv|tsv|tab|txt|dat|data)$/i;

/** CSV has no language of its own in VS Code: extensions give it names like `csv`, `tsv`, `dynamic csv` and `csv (semicolon)`. */
const LANGUAGES = /^(plaintext|tsv|(dynamic )?csv( \(.+\))?|rfc_.*csv)$/;

/**
 * The table a command is meant for: that of the menu it was chosen from, of the panel in focus, or of the active tab. The tab
 * is asked and not the editor, for a file over 50 MB has a tab but no editor that extensions can see.
 */
export function tableUri(chosen: unknown, panels: Panels): vscode.Uri | undefined {
  if (chosen instanceof vscode.Uri) return chosen;
  if (panels.active) return panels.active.uri;
  const uri = activeUri();
  return uri && isTable(uri) ? uri : undefined;
}

/** The tables that have a tab, each once. */
export function openTables(): readonly vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) => uriOf(input) ?? []).filter(isTable);
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

function activeUri(): vscode.Uri | undefined {
  return uriOf(vscode.window.tabGroups.activeTabGroup.activeTab?.input);
}

function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

function isTable(uri: vscode.Uri): boolean {
  return FILES.test(uri.path) || isColumnarFile(uri.path) || LANGUAGES.test(documentOf(uri)?.languageId ?? '');
}

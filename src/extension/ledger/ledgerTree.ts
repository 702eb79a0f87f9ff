import * as vscode from 'vscode';
import { formatNumber } from '../../format';
import type { KeptRecord } from '../../ledger/runFolder';
import { STOP_REASONS } from '../../messages';
import { fileName } from '../source';
import { plain, say } from '../text';
import type { Ledger } from './ledger';
import { lossOfRecord, nameOfRecord, timeOfRecord } from './nameOf';

/** A table that runs were kept of, or one of these runs. */
export type LedgerNode = TableNode | RunNode;

export interface TableNode {
  readonly kind: 'table';
  readonly uri: vscode.Uri;
  readonly runs: readonly RunNode[];
}

export interface RunNode extends KeptRecord {
  readonly kind: 'run';
}

/** The runs that are kept, table by table, the newest first. */
export class LedgerTree implements vscode.TreeDataProvider<LedgerNode> {
  readonly onDidChangeTreeData: vscode.Event<void>;
  selection: readonly LedgerNode[] = [];

  constructor(private readonly ledger: Ledger) {
    this.onDidChangeTreeData = ledger.onDidChange;
  }

  async getChildren(node?: LedgerNode): Promise<LedgerNode[]> {
    if (node) return node.kind === 'table' ? [...node.runs] : [];
    const tables = new Map<string, RunNode[]>();
    for (const kept of await this.ledger.list()) {
      const { uri } = kept.record.table;
      const runs = tables.get(uri) ?? [];
      tables.set(uri, runs);
      runs.push({ kind: 'run', ...kept });
    }
    return [...tables].map(([uri, runs]) => ({ kind: 'table', uri: vscode.Uri.parse(uri), runs }));
  }

  getTreeItem(node: LedgerNode): vscode.TreeItem {
    return node.kind === 'table' ? tableItem(node) : runItem(node);
  }
}

function tableItem({ uri, runs }: TableNode): vscode.TreeItem {
  const item = new vscode.TreeItem(plain(fileName(uri)), vscode.TreeItemCollapsibleState.Expanded);
  item.id = uri.toString();
  item.description = placeOf(uri);
  item.tooltip = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  item.iconPath = new vscode.ThemeIcon('table');
  item.contextValue = 'descent.table';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, runs kept: {1}', fileName(uri), runs.length) };
  return item;
}

/** The folder of a table, as seen from that of the workspace; nothing where it is that. */
function placeOf(uri: vscode.Uri): string {
  if (uri.scheme !== 'file') return uri.scheme;
  const relative = vscode.workspace.asRelativePath(uri);
  return relative.slice(0, -fileName(uri).length).replace(/[\\/]$/, '');
}

function runItem(node: RunNode): vscode.TreeItem {
  const { id, record } = node;
  const { setup, end, iterations } = record;
  const item = new vscode.TreeItem(plain(nameOfRecord(record)));
  item.id = id;
  // The bar is narrow: the figure comes first, and what it is stands in the tooltip.
  item.description = `${formatNumber(record.loss.value)} · ${timeOfRecord(record)}`;
  const told = [nameOfRecord(record), lossOfRecord(record), say(STOP_REASONS[end], { iterations })];
  const features = `${vscode.l10n.t('Features')}: ${plain(setup.features.join(', '))}`;
  item.tooltip = [...told, features, timeOfRecord(record)].join('\n');
  item.accessibilityInformation = { label: [...told, timeOfRecord(record)].join(', ') };
  item.iconPath = new vscode.ThemeIcon(end === 'diverged' ? 'error' : 'graph-line');
  item.contextValue = 'descent.run';
  item.command = { command: 'descent.openKeptRun', title: vscode.l10n.t('Open'), arguments: [node] };
  return item;
}

import * as vscode from 'vscode';
import { nextTurn } from '../nextTurn';
import type { Descent } from './extension';
import type { LedgerNode, LedgerTree } from './ledger/ledgerTree';
import { RUNS_VIEW, VIEW } from './names';
import { isTitleBar } from './titleBar';
import type { Tools } from './tools/tools';

/** Who is called when. What answers is loaded and assembled by the first call, so that a window pays for it when a person wants it. */
export function doors(context: vscode.ExtensionContext, load: () => () => Descent): Descent {
  let assemble: (() => Descent) | undefined;
  let assembled: Descent | undefined;
  const descent = (): Descent => {
    assemble ??= load();
    assembled ??= assemble();
    return assembled;
  };
  /** The first time in turns of the event loop, so that nothing else in the extension host has to wait for all of it. */
  const descentInTurns = async (): Promise<Descent> => {
    if (assembled) return assembled;
    assemble ??= load();
    await nextTurn();
    const made = descent();
    await nextTurn();
    return made;
  };

  const { commands, languageModelTools }: Contributions = context.extension.packageJSON.contributes;
  context.subscriptions.push(
    ...commands.map(({ command }) =>
      vscode.commands.registerCommand(command, async (chosen?: unknown, context?: unknown) =>
        (await descentInTurns()).commands[command]?.(isTitleBar(context) ? undefined : chosen, context),
      ),
    ),
    ...languageModelTools.map(({ name }) =>
      vscode.lm.registerTool(
        name,
        toolNamed(name, () => descent().tools),
      ),
    ),
    treeOfRuns(() => descent().tree),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: (view) => descent().panels.deserializeWebviewPanel(view),
    }),
  );
  return {
    get runs() {
      return descent().runs;
    },
    get panels() {
      return descent().panels;
    },
    get hover() {
      return descent().hover;
    },
    get commands() {
      return descent().commands;
    },
    get ledger() {
      return descent().ledger;
    },
    get tools() {
      return descent().tools;
    },
    get tree() {
      return descent().tree;
    },
  };
}

/** The kept runs in the side bar: what fills it is loaded when it is seen. */
function treeOfRuns(tree: () => LedgerTree): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let listens = false;
  const view = vscode.window.createTreeView<LedgerNode>(RUNS_VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => tree().getTreeItem(node),
      getChildren(node) {
        if (!listens) tree().onDidChangeTreeData(() => changed.fire());
        listens = true;
        return tree().getChildren(node);
      },
    },
    canSelectMany: true,
    showCollapseAll: true,
  });
  view.onDidChangeSelection(({ selection }) => {
    tree().selection = selection;
  });
  return vscode.Disposable.from(view, changed);
}

/** What a language model calls by a name of the manifest. */
function toolNamed(name: string, tools: () => Tools): vscode.LanguageModelTool<unknown> {
  const tool = () => {
    const found = tools()[name];
    if (!found) throw new Error(`no tool ${name}`);
    return found;
  };
  return {
    prepareInvocation: (options, token) => tool().prepareInvocation?.(options, token),
    invoke: (options, token) => tool().invoke(options, token),
  };
}

/** Of the manifest, what names our commands and tools. */
interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly languageModelTools: readonly { readonly name: string }[];
}

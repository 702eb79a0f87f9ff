import * as vscode from 'vscode';
import { nextTurn } from '../nextTurn';

export interface Row extends vscode.QuickPickItem {
  /** Tells it from the others, and is the same when the list is shown again. */
  readonly id: string;
}

interface List<T extends Row> {
  readonly title: string;
  readonly placeholder?: string;
  readonly rows: readonly T[];
  /** The row that Enter takes at first: by default the first of all. */
  readonly at?: string | undefined;
  /** The same rows once more is known of them; until then the list is busy. */
  readonly later?: Promise<readonly T[]>;
}

/** Asks in a list that begins at a given row; nothing is returned where the person leaves. */
export async function pickRow<T extends Row>({ title, placeholder, rows, at, later }: List<T>): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  let isOpen = true;
  try {
    pick.title = title;
    pick.placeholder = placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.busy = later !== undefined;
    const chosen = new Promise<T | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.activeItems[0]));
      pick.onDidHide(() => resolve(undefined));
    });
    const known = later && (await soon(later, () => pick.show()));
    fill(pick, known ?? rows, at);
    pick.show();
    if (known) pick.busy = false;
    else {
      void later?.then((filled) => {
        if (!isOpen) return;
        pick.busy = false;
        pick.keepScrollPosition = true; // rows that say more don't make the list jump
        fill(pick, filled, pick.activeItems[0]?.id);
      });
    }
    return await chosen;
  } finally {
    isOpen = false;
    pick.dispose();
  }
}

/** A list that is filled while somebody walks through it can lose their place: what comes this soon is waited for. */
const SOON = 500;

/** What is awaited, if it comes soon; if it does not come at once, `waiting` is called. */
async function soon<T>(awaited: Promise<T>, waiting: () => void): Promise<T | undefined> {
  const atOnce = await Promise.race([awaited, nextTurn()]);
  if (atOnce !== undefined) return atOnce;
  waiting();
  return Promise.race([awaited, new Promise<undefined>((resolve) => setTimeout(resolve, SOON, undefined))]);
}

function fill<T extends Row>(pick: vscode.QuickPick<T>, rows: readonly T[], at: string | undefined): void {
  const real = rows.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  const active = real.find(({ id }) => id === at) ?? real[0];
  pick.items = rows;
  pick.activeItems = active ? [active] : [];
}

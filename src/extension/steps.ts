import * as vscode from 'vscode';
import { nextTurn } from '../nextTurn';

export interface Option extends vscode.QuickPickItem {
  readonly value: string;
  /** Why it can't be chosen. */
  readonly refusal?: string;
  /** It is no value but opens something more. */
  readonly opens?: 'derived' | 'reading';
}

export interface Offer {
  readonly options: readonly Option[];
  /** The one that Enter takes; of many, those that are ticked. */
  readonly proposed: readonly string[];
}

/** One question of several. */
export interface Question {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
  readonly placeholder: string;
  /** What is said until the offer is there. */
  readonly waiting: string;
  /** Tells how far what it waits for is. */
  readonly onDidProceed: vscode.Event<string>;
  readonly many: boolean;
  /** Whether the options of the training can be reached from here. */
  readonly withOptions: boolean;
  /** Whether how the table is read can be reached from here. */
  readonly withReading: boolean;
  readonly offer: Promise<Offer>;
}

export interface Answer {
  readonly to: 'next' | 'back' | 'options' | 'derived' | 'reading' | 'leave';
  readonly values: readonly string[];
}

/** Asks in a quick pick, which is there at once and busy until the offer is; rejects where the offer does. */
export async function ask(question: Question): Promise<Answer> {
  const pick = vscode.window.createQuickPick<Option>();
  const proceeding = question.onDidProceed((waiting) => {
    if (pick.busy) pick.placeholder = waiting;
  });
  try {
    pick.title = question.title;
    pick.step = question.step;
    pick.totalSteps = question.steps;
    pick.canSelectMany = question.many;
    pick.matchOnDescription = true;
    pick.buttons = [
      ...(question.step > 1 ? [vscode.QuickInputButtons.Back] : []),
      ...(question.withReading ? [readingButton()] : []),
      ...(question.withOptions ? [optionsButton()] : []),
    ];
    pick.placeholder = question.waiting;
    pick.busy = true;
    const answer = answerTo(pick, question);
    const offered = question.offer.then((offer) => show(pick, question, offer));
    await Promise.race([offered, nextTurn()]); // an offer that is there already is shown at once
    pick.show();
    await Promise.race([offered, answer]);
    return await answer;
  } finally {
    proceeding.dispose();
    pick.dispose();
  }
}

function show(pick: vscode.QuickPick<Option>, question: Question, { options, proposed }: Offer): void {
  const chosen = options.filter(
    ({ value, kind }) => kind !== vscode.QuickPickItemKind.Separator && proposed.includes(value),
  );
  pick.busy = false;
  pick.placeholder = question.placeholder;
  pick.items = options;
  if (question.many) pick.selectedItems = chosen;
  else pick.activeItems = chosen;
}

function readingButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('table'), tooltip: vscode.l10n.t('How the Table Is Read…') };
}

function optionsButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('settings-gear'), tooltip: vscode.l10n.t('Options…') };
}

function answerTo(pick: vscode.QuickPick<Option>, question: Question): Promise<Answer> {
  const values = () => pick.selectedItems.filter(isValue).map(({ value }) => value);
  let isCorrected = false;
  let ticked = 0;
  return new Promise((resolve) => {
    pick.onDidHide(() => resolve({ to: 'leave', values: [] }));
    pick.onDidTriggerButton((button) => {
      const to = button === vscode.QuickInputButtons.Back ? 'back' : isReading(button) ? 'reading' : 'options';
      resolve({ to, values: values() });
    });
    pick.onDidChangeSelection((items) => {
      if (!question.many) return;
      const opened = items.find(({ opens }) => opens !== undefined)?.opens;
      const isAlone = items.length - ticked === 1; // and not one of those that a click ticks all of
      if (opened && isAlone) return resolve({ to: opened, values: values() });
      const refused = items.find(({ refusal }) => refusal !== undefined);
      if (opened || refused) pick.selectedItems = items.filter(isValue);
      ticked = pick.selectedItems.length;
      if (refused || !isCorrected) pick.placeholder = refused?.refusal ?? question.placeholder;
      isCorrected = refused !== undefined; // the correction may come back as a change
    });
    pick.onDidAccept(() => {
      const opened = question.many ? undefined : pick.selectedItems[0]?.opens;
      if (opened) return resolve({ to: opened, values: [] });
      const refused = question.many ? undefined : pick.selectedItems[0]?.refusal;
      if (refused !== undefined) pick.placeholder = refused;
      else if (values().length > 0) resolve({ to: 'next', values: values() });
    });
  });
}

function isReading({ iconPath }: vscode.QuickInputButton): boolean {
  return iconPath instanceof vscode.ThemeIcon && iconPath.id === 'table';
}

function isValue({ refusal, opens }: Option): boolean {
  return refusal === undefined && opens === undefined;
}

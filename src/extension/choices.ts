import type * as vscode from 'vscode';
import { estimatorOf } from '../core/model/estimators';
import type { Setup } from '../core/model/setup';
import type { Edition } from './source';

/** What a person chose for a table; the options of a training come from the settings and the panel. */
export type Choice = Pick<Setup, 'target' | 'positive' | 'features' | 'estimator' | 'excluded' | 'start'> &
  DataChoice & {
    /** Of the table whose rows `excluded` names. */
    readonly edition?: Edition;
  };

/** How rows count, and the level of each category that the others are told from. */
export type DataChoice = Pick<Setup, 'references' | 'rowWeights'>;

/** What the picker and the panel changed over the settings. */
export type Changes = Partial<Setup['options']>;

interface Remembered {
  readonly choice: Choice;
  readonly changes: Changes;
}

const KEY = 'descent.choices';
const MOST = 100;

/** The last choice for each table, the latest table first; it outlives the window. */
export class Choices {
  constructor(private readonly memory: vscode.Memento) {}

  of(uri: vscode.Uri): Remembered | undefined {
    const known = this.all().find(([id]) => id === uri.toString())?.[1];
    return known && estimatorOf(known.choice.estimator) ? known : undefined;
  }

  remember(uri: vscode.Uri, known: Remembered): void {
    const id = uri.toString();
    const others = this.all().filter(([other]) => other !== id);
    void this.memory.update(KEY, [[id, known], ...others].slice(0, MOST));
  }

  private all(): readonly (readonly [id: string, known: Remembered])[] {
    return this.memory.get(KEY, []);
  }
}

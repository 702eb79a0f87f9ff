import * as vscode from 'vscode';
import { readingChoices } from '../../core/export/readingShape';
import { DataError } from '../../core/fault';
import { isDetected, type ReadingChoices, tidied } from '../../core/table/readingChoices';

const KEY = 'descent.readings';
const MOST = 100;

type Remembered = readonly (readonly [id: string, choices: unknown])[];

/** How each table is read, where a person chose it; it outlives the window, and nothing of it is written into the table. */
export class Readings implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  /** A table is to be read in another way. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** Empty where nothing was chosen: all is detected. */
  of(uri: vscode.Uri): ReadingChoices {
    const known = this.all().find(([id]) => id === uri.toString())?.[1];
    return known === undefined ? {} : checked(known);
  }

  choose(uri: vscode.Uri, choices: ReadingChoices): void {
    const id = uri.toString();
    const others = this.all().filter(([other]) => other !== id);
    const all = isDetected(choices) ? others : [[id, tidied(choices)] as const, ...others];
    void this.memory.update(KEY, all.slice(0, MOST));
    this.changed.fire(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private all(): Remembered {
    return this.memory.get<Remembered>(KEY, []);
  }
}

/** What another version has kept, and this one does not know, is as if it had not been said. */
function checked(known: unknown): ReadingChoices {
  try {
    return readingChoices(known, 'reading');
  } catch (error) {
    if (error instanceof DataError) return {};
    throw error;
  }
}

import type * as vscode from 'vscode';
import type { Read } from '../../core/export/reading';
import type { Features } from '../commands/train';
import type { Ledger } from '../ledger/ledger';

/** What a tool works with. */
export interface Toolbox extends Features {
  readonly ledger: Ledger;
}

/** What a language model can ask for. What comes in is checked before anything is done; what goes out is plain JSON. */
export interface Tool<Input> {
  readonly input: Read<Input>;
  /** What is being done, shown while it is. */
  doing(input: Input): string;
  /** What a person agrees to beforehand: what is read, and what the language model is told. */
  asks(input: Input): { readonly title: string; readonly message: string };
  /** Rejects with a `DataError` or a `ToolError` that says what to do instead. */
  answer(input: Input, box: Toolbox, token: vscode.CancellationToken): Promise<unknown>;
}

/** An error whose English is meant for a language model. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

import type * as vscode from 'vscode';
import { nextTurn } from '../nextTurn';

/** Far less than a person notices: whatever else the extension host has to do comes in between. */
const SLICE_MS = 4;

/**
 * Carries a long computation out in slices of time that give the event loop back; a short one is done at once. Undefined where nobody
 * waits for it any more.
 */
export function inSlices<T>(work: Generator<unknown, T>): Promise<T>;
export function inSlices<T>(work: Generator<unknown, T>, token: vscode.CancellationToken): Promise<T | undefined>;
export async function inSlices<T>(
  work: Generator<unknown, T>,
  token?: vscode.CancellationToken,
): Promise<T | undefined> {
  for (;;) {
    const due = performance.now() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < due);
    await nextTurn();
    if (token?.isCancellationRequested) return undefined;
  }
}

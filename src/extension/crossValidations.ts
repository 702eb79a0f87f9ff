import type { Fold, Setup } from '../protocol';
import { foldsFrom } from './foldsFrom';
import type { OpenTable } from './openTable';
import type { Edition } from './source';

interface Asked {
  readonly number: number;
  /** The set-up on the table as it is read. */
  setupOn(edition: Edition): Setup;
  readonly folds: number;
  onProgress(done: number): void;
  readonly signal: AbortSignal;
}

/** Cross-validations of a table, one at a time; a training goes before. */
export class CrossValidations {
  private validating: AbortController | undefined;
  private pending: Promise<unknown> = Promise.resolve();

  constructor(private readonly table: OpenTable) {}

  /** Settles when the last has come to its end, of whatever kind. */
  get ended(): Promise<unknown> {
    return this.pending;
  }

  abandon(): void {
    this.validating?.abort();
  }

  /** Rejects with a fault. It begins when `free` has settled: until then the process is at something that is waited for. */
  carryOut(asked: Asked, free: Promise<unknown>): Promise<readonly Fold[]> {
    this.abandon();
    this.validating = new AbortController();
    const signal = AbortSignal.any([asked.signal, this.validating.signal]);
    const folds = this.foldsOf({ ...asked, signal }, free);
    this.pending = folds.catch(() => {}); // whoever asked is told
    return folds;
  }

  private async foldsOf({ number, setupOn, ...asked }: Asked, free: Promise<unknown>): Promise<readonly Fold[]> {
    const held = this.table.hold();
    try {
      await free;
      const opened = await this.table.open();
      await opened.trainer.table;
      const used = this.table.use(opened);
      try {
        return await foldsFrom(opened.trainer, number, { ...asked, setup: setupOn(opened.edition) });
      } finally {
        used.dispose();
      }
    } finally {
      held.dispose();
    }
  }
}

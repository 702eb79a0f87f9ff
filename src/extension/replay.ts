import type * as vscode from 'vscode';
import type { OpenTable } from './openTable';
import type { Run } from './run';
import { isSameEdition } from './source';
import type { RunMessage, Trainer } from './trainer';

/** Finds the process that knows a run. One that has ended meanwhile is stood in for by another: the same seed gives the same bits. */
export class Replay {
  private pending: { readonly run: Run; readonly trainer: Promise<Trainer | undefined> } | undefined;
  private leave: () => void = () => {};

  /** `free` settles when nothing is waited for that a training would drive out of the process. */
  constructor(
    private readonly table: OpenTable,
    private readonly free: () => Promise<unknown>,
  ) {}

  /** Settles when no run is being trained again. */
  get ended(): Promise<unknown> {
    return this.pending?.trainer.catch(() => {}) ?? Promise.resolve(); // whoever asked is told
  }

  /** Undefined where the table is no longer what the run was trained on, or the run can't be had again. */
  trainerOf(run: Run): Promise<Trainer | undefined> {
    if (run.opened && this.table.isOpen(run.opened)) return Promise.resolve(run.opened.trainer);
    if (this.pending?.run !== run) this.pending = { run, trainer: this.again(run).finally(() => this.forget(run)) };
    return this.pending.trainer;
  }

  /** Another run takes the process: nobody waits for this one any more. */
  abandon(): void {
    this.pending = undefined;
    this.leave();
  }

  private forget(run: Run): void {
    if (this.pending?.run === run) this.pending = undefined;
  }

  private async again(run: Run): Promise<Trainer | undefined> {
    const before = run.opened;
    if (!before || run.isActive || !run.result) return undefined;
    await this.free();
    const opened = await this.table.open();
    if (!isSameEdition(opened.edition, before.edition)) return undefined;
    const used = this.table.use(opened);
    try {
      await opened.trainer.table;
      if (this.pending?.run !== run) return undefined; // abandoned: the process is another's
      if (!(await this.isTrained(run, opened.trainer))) return undefined;
      run.opened = opened;
      return opened.trainer;
    } finally {
      used.dispose();
    }
  }

  /** Whether it came to its end: not where it was abandoned, failed, or its process ended. */
  private async isTrained(run: Run, trainer: Trainer): Promise<boolean> {
    const disposables: vscode.Disposable[] = [];
    const hasEnded = await new Promise<boolean>((resolve) => {
      const tell = ({ run: number, type }: RunMessage) => {
        if (number === run.number && (type === 'finished' || type === 'failed')) resolve(type === 'finished');
      };
      this.leave = () => resolve(false);
      disposables.push(
        trainer.onDidReceive(tell),
        trainer.onDidEnd(() => resolve(false)),
      );
      trainer.train(run.number, run.setup);
    });
    for (const disposable of disposables) disposable.dispose();
    return hasEnded;
  }
}

import type * as vscode from 'vscode';
import type { OpenTable } from './openTable';
import type { Run } from './run';
import { isSameEdition } from './source';
import type { RunMessage, Trainer } from './trainer';

/** Finds the process that knows a run. One that has ended meanwhile is stood in for by another: the same seed gives the same bits. */
export class Replay {
  private pending: { readonly run: Run; readonly trainer: Promise<Trainer | undefined> } | undefined;
  private leave: () => void = () => {};

  constructor(private readonly table: OpenTable) {}

  /** Undefined where the table is no longer what the run was trained on. */
  trainerOf(run: Run): Promise<Trainer | undefined> {
    if (run.opened && this.table.isOpen(run.opened)) return Promise.resolve(run.opened.trainer);
    if (this.pending?.run !== run) {
      const trainer = this.again(run).finally(() => {
        this.pending = undefined;
      });
      this.pending = { run, trainer };
    }
    return this.pending.trainer;
  }

  /** Another run takes the process: nobody waits for this one any more. */
  abandon(): void {
    this.leave();
  }

  private async again(run: Run): Promise<Trainer | undefined> {
    const before = run.opened;
    if (!before || run.isActive || !run.result) return undefined;
    const opened = await this.table.open();
    if (!isSameEdition(opened.edition, before.edition)) return undefined;
    const used = this.table.use(opened);
    try {
      await opened.trainer.table;
      await this.trained(run, opened.trainer);
      run.opened = opened;
      return opened.trainer;
    } finally {
      used.dispose();
    }
  }

  private async trained(run: Run, trainer: Trainer): Promise<void> {
    const disposables: vscode.Disposable[] = [];
    await new Promise<void>((resolve) => {
      this.leave = resolve;
      const isEnd = (message: RunMessage) => message.type === 'finished' || message.type === 'failed';
      disposables.push(
        trainer.onDidReceive((message) => message.run === run.number && isEnd(message) && resolve()),
        trainer.onDidEnd(() => resolve()),
      );
      trainer.train(run.number, run.setup);
    });
    for (const disposable of disposables) disposable.dispose();
  }
}

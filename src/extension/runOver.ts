import type { Run } from './run';
import type { Runs } from './runs';
import type { TableRuns } from './tableRuns';

/** Resolves when a run has ended, or another has taken its place. */
export function runOver(run: Run, table: TableRuns, runs: Runs): Promise<void> {
  const isOver = () => table.run !== run || !run.isActive;
  return new Promise((resolve) => {
    if (isOver()) return resolve();
    const listener = runs.onDidChange((changed) => {
      if (changed !== table || !isOver()) return;
      listener.dispose();
      resolve();
    });
  });
}

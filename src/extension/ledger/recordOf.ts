import type * as vscode from 'vscode';
import type { RunRecord } from '../../ledger/record';
import { MOST_LOSSES } from '../../ledger/recordJson';
import type { FittedModel, KeptCurve, RunResult, RunStart } from '../../protocol';
import { keptCurve } from '../keptCurve';
import type { Run } from '../run';
import { inSlices } from '../slices';

/** A run that has come to its end. */
export interface EndedRun extends Run {
  readonly start: RunStart;
  readonly result: RunResult;
}

export function hasEnded(run: Run | undefined): run is EndedRun {
  return run?.state === 'finished' && run.start !== undefined && run.result !== undefined;
}

/** What is kept of a run on a table. */
export async function recordOf(run: EndedRun, uri: vscode.Uri, versions: RunRecord['versions']): Promise<RunRecord> {
  const { setup, start, result } = run;
  const { status, iterations, kept, loss, metrics, validation, model } = result;
  const sha256 = await run.opened?.sha256();
  const curve = await inSlices(keptCurve(run.losses, MOST_LOSSES, run.validation));
  return {
    ended: new Date().toISOString(),
    table: { uri: uri.toString(), ...(sha256 !== undefined && { sha256 }) },
    setup,
    end: status,
    iterations,
    kept,
    loss,
    rows: start.rows,
    metrics,
    ...(validation && { validation }),
    versions,
    ...(isWhole(model) && { model }),
    curve: arraysOf(curve),
  };
}

function isWhole({ neurons }: FittedModel): boolean {
  return neurons.every(({ bias, weights, standardised }) =>
    [bias, ...weights, standardised.bias, ...standardised.weights].every(Number.isFinite),
  );
}

function arraysOf({ iterations, losses, validation }: KeptCurve): RunRecord['curve'] {
  return {
    ...(iterations && { iterations: [...iterations] }),
    losses: [...losses],
    ...(validation && { validation: [...validation] }),
  };
}

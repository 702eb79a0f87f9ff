import type { RunResult, RunView } from '../protocol';
import { notesOf } from '../report/notes';
import { rowsTextOf } from '../report/rowsText';
import { panelControls } from './panelControls';
import type { Run } from './run';
import { summariesOf } from './runComparison';
import type { TableRuns } from './tableRuns';
import { chartedLoss, nameOfLoss, say, titleOf } from './text';

/** Everything a page shows of a run but its curves, with every sentence in the user's language. */
export function viewOf(run: Run, { file, table, history }: TableRuns): RunView {
  const { setup } = run;
  const { learningRate, maxIterations } = setup.options;
  return {
    run: run.number,
    file,
    target: setup.target,
    estimator: setup.estimator,
    title: titleOf(setup),
    options: { learningRate, maxIterations },
    controls: panelControls(setup, table.summary),
    state: run.state,
    ...(run.state === 'reading' && run.percent !== undefined && { percent: run.percent }),
    ...(run.state === 'training' && run.end && { ended: run.end.status }),
    paused: run.paused,
    passing: run.passing,
    runs: summariesOf(history, run),
    ...reportedOf(run),
  };
}

/** What a report tells of a run, whatever it was trained on. */
export type RunTold = Pick<
  RunView,
  'lossName' | 'startedElsewhere' | 'rowsText' | 'notes' | 'stale' | 'start' | 'result'
>;

export function reportedOf(run: Run): RunTold {
  const { setup, start, result } = run;
  return {
    lossName: nameOfLoss(start?.loss ?? chartedLoss(setup)),
    startedElsewhere: setup.start !== undefined,
    rowsText: start ? rowsTextOf(start, setup.rowWeights, say) : [],
    notes: notesOf(run, say),
    stale: run.stale,
    ...(start && { start }),
    ...(result && { result: withoutRows(result) }),
  };
}

/** The page has no use for what single rows are explained with. */
function withoutRows({ rowReport: _, ...result }: RunResult): RunResult {
  return result;
}

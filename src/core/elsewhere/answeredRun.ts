import { deviationOf, meanOf, type Statistics } from '../data/statistics';
import { requireConsistent } from '../export/modelConsistency';
import { DataError } from '../fault';
import type { Setup } from '../model/setup';
import type { Run } from '../train/run';
import { toldRun } from '../train/toldRun';
import type { StopSignal } from '../train/train';
import type { Known } from '../train/trainedModel';
import type { Work } from '../work';
import { ANSWER_COLUMNS, type Answer, answerIn } from './answer';
import { type Answered, answeredStatistics } from './answered';
import { requireSums } from './obstacle';
import { type SentSetup, sentSetup } from './sentSetup';

/** A training on rows that lie elsewhere. */
export interface AnsweredRun {
  readonly setup: Setup;
  readonly run: Run;
}

/**
 * The run of a set-up on the statistics of its rows, which a query of `printStatisticsSql` has answered: the same losses and weights as
 * of the rows, but for rounding. A text that is no such answer is refused with what was found, what was expected and where.
 */
export function* answeredRun(text: string, signal: StopSignal = { stopped: false }): Work<AnsweredRun> {
  const answer = answerIn(text);
  const { sent, answered } = told(() => {
    const read = sentSetup(setupIn(answer), ANSWER_COLUMNS.setup);
    requireSums(read.setup);
    return { sent: read, answered: answeredStatistics(answer, read.features.length + 1) };
  });
  const { setup } = sent;
  requireVariety(setup, answered.statistics);
  const run = yield* toldRun(knownOf(sent, answered), setup, { count: 0 }, signal);
  if (!run) throw new DataError('statisticsShort', { target: setup.target });
  told(() => requireConsistent(run.start.model));
  return { setup, run };
}

/** As text, or as an engine's own JSON. */
function setupIn({ setup }: Answer): unknown {
  if (typeof setup !== 'string') return setup;
  try {
    return JSON.parse(setup);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError('answerNotJson', { reason: `${ANSWER_COLUMNS.setup}: ${reason}` });
  }
}

/** What is unfit is so in an answer, and not in a model. */
function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DataError && error.code === 'modelUnfit') throw new DataError('answerUnfit', error.values);
    throw error;
  }
}

function requireVariety({ target }: Setup, statistics: Statistics): void {
  const last = statistics.means.length - 1;
  if (deviationOf(statistics, last) === 0)
    throw new DataError('constantTarget', { column: target, value: meanOf(statistics, last) });
}

function knownOf({ features, levels, fills, decimal, setup }: SentSetup, { total, statistics }: Answered): Known {
  const { count: used } = statistics;
  const rows = { total, used, leftOut: total - used };
  const dataset = { features, targets: new Float64Array(), levels, ...(fills && { fills }), rows, leftOut: [] };
  const dialect = { ...setup.reading, delimiter: ',', header: true, decimal };
  return { dialect, notes: [], training: { dataset, statistics } };
}

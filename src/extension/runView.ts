import * as vscode from 'vscode';
import { DIAGNOSES, LEFT_OUT, STOP_REASONS } from '../messages';
import type { Diagnosis, LeftOut, Note, RunStart, RunView } from '../protocol';
import { keptCurve, MOST_SENT } from './keptCurve';
import { panelControls } from './panelControls';
import type { Run } from './run';
import { summariesOf } from './runComparison';
import type { TableRuns } from './tableRuns';
import { chartedLoss, nameOfLoss, say, textOfFault, titleOf } from './text';

/** Everything a page shows of a run, with every sentence in the user's language. */
export function viewOf(run: Run, { file, table, history }: TableRuns): RunView {
  const { setup, start, result, ghost } = run;
  const { learningRate, maxIterations } = setup.options;
  return {
    run: run.number,
    file,
    target: setup.target,
    estimator: setup.estimator,
    title: titleOf(setup),
    lossName: nameOfLoss(start?.loss ?? chartedLoss(setup)),
    options: { learningRate, maxIterations },
    controls: panelControls(setup, table.summary),
    state: run.state,
    paused: run.paused,
    passing: run.passing,
    startedElsewhere: setup.start !== undefined,
    ...keptCurve(run.losses.toArray(), MOST_SENT, run.validation.toArray()),
    rowsText: start ? rowsTextOf(start, setup.rowWeights) : [],
    notes: notesOf(run),
    stale: run.stale,
    runs: summariesOf(history, run),
    ...(start && { start }),
    ...(result && { result }),
    ...(ghost && { ghost }),
  };
}

function rowsTextOf({ rows: { total, used, leftOut }, leftOut: reasons }: RunStart, rowWeights?: string): string[] {
  return [
    say('{total} rows: {used} used, {leftOut} left out', { total, used, leftOut }),
    ...(rowWeights === undefined ? [] : [vscode.l10n.t('each counts by its {0}', rowWeights)]),
    ...reasons.map(textOfLeftOut),
  ];
}

function textOfLeftOut({ code, values, count, lines }: LeftOut): string {
  const more = count > lines.length ? ', …' : '';
  return say(LEFT_OUT[code], { ...values, count, lines: lines.join(', ') + more });
}

const RANK: readonly Note['kind'][] = ['error', 'warning', 'info'];

/** The most important first. */
function notesOf(run: Run): Note[] {
  const found = [...(run.result?.diagnoses ?? []), ...(run.start?.cautions ?? [])];
  const notes = [...notesOfEnd(run), ...found.map(noteOfDiagnosis)];
  return notes.sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));
}

function notesOfEnd({ fault, result }: Run): Note[] {
  if (fault) return [{ kind: fault.code === 'stoppedEarly' ? 'info' : 'error', text: textOfFault(fault) }];
  if (!result) return [];
  const { status, iterations } = result;
  return [{ kind: status === 'diverged' ? 'error' : 'info', text: say(STOP_REASONS[status], { iterations }) }];
}

const KIND_OF: Readonly<Record<Diagnosis['code'], Note['kind']>> = {
  learningRateTooLarge: 'error',
  learningRateAboveLimit: 'error',
  notConverged: 'warning',
  learningRateSmall: 'warning',
  notSettled: 'warning',
  notAllSettled: 'warning',
  raggedRows: 'warning',
  separable: 'warning',
  classSeparable: 'warning',
  fewRows: 'warning',
  givesTargetAway: 'warning',
  unbalanced: 'info',
  differentScales: 'warning',
  constantFeature: 'info',
  collinear: 'warning',
  nearlyCollinear: 'info',
  illConditioned: 'info',
  reachedAtOnce: 'info',
  separated: 'info',
  bestKept: 'info',
};

function noteOfDiagnosis({ code, values }: Diagnosis): Note {
  return { kind: KIND_OF[code], text: say(DIAGNOSES[code], values) };
}

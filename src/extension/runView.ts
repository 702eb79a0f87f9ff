import * as vscode from 'vscode';
import { DIAGNOSES, LEFT_OUT, STOP_REASONS } from '../messages';
import type { Diagnosis, LeftOut, Note, RunStart, RunView } from '../protocol';
import type { Run } from './run';
import type { TableRuns } from './tableRuns';
import { chartedLoss, nameOfLoss, say, textOfFault, titleOf } from './text';

/** Everything a page shows of a run, with every sentence in the user's language. */
export function viewOf(run: Run, { file }: TableRuns): RunView {
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
    state: run.state,
    losses: run.losses.toArray(),
    rowsText: start ? rowsTextOf(start) : [],
    notes: notesOf(run),
    stale: run.stale,
    ...(start && { start }),
    ...(result && { result }),
    ...(run.validation.length > 0 && { validation: run.validation.toArray() }),
    ...(ghost && { ghost }),
  };
}

function rowsTextOf({ rows: { total, used, leftOut }, leftOut: reasons }: RunStart): string[] {
  return [
    say('{total} rows: {used} used, {leftOut} left out', { total, used, leftOut }),
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

function notesOfEnd({ fault, lost, result }: Run): Note[] {
  if (fault) return [{ kind: fault.code === 'stoppedEarly' ? 'info' : 'error', text: textOfFault(fault) }];
  if (lost) {
    return [
      {
        kind: 'warning',
        text: vscode.l10n.t('This run ended with the window it ran in. Its set-up is kept: train again.'),
      },
    ];
  }
  if (!result) return [];
  const { status, iterations } = result;
  return [{ kind: status === 'diverged' ? 'error' : 'info', text: say(STOP_REASONS[status], { iterations }) }];
}

const KIND_OF: Readonly<Record<Diagnosis['code'], Note['kind']>> = {
  learningRateTooLarge: 'error',
  notConverged: 'warning',
  notSettled: 'warning',
  raggedRows: 'warning',
  separable: 'warning',
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

import { DIAGNOSES, faultText, type Say, STOP_REASONS } from '../messages';
import type { Diagnosis, Fault, Note, RunEnd, RunResult, RunStart } from '../protocol';

/** What there is to know of a run so far. */
interface Told {
  readonly fault?: Fault;
  readonly end?: RunEnd;
  readonly start?: RunStart;
  readonly result?: RunResult;
}

const RANK: readonly Note['kind'][] = ['error', 'warning', 'info'];

/** The most important first. */
export function notesOf(run: Told, say: Say): Note[] {
  const found = [...(run.result?.diagnoses ?? []), ...(run.start?.cautions ?? [])];
  const notes = [...notesOfEnd(run, say), ...found.map((diagnosis) => noteOfDiagnosis(diagnosis, say))];
  return notes.sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));
}

function notesOfEnd({ fault, end, result }: Told, say: Say): Note[] {
  if (fault) return [{ kind: fault.code === 'stoppedEarly' ? 'info' : 'error', text: faultText(fault, say) }];
  const how = result ?? end;
  if (!how) return [];
  const { status, iterations } = how;
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
  encodingGuessed: 'warning',
  encodingUnfit: 'warning',
  encodingUnlikely: 'warning',
  numbersInWords: 'warning',
  strayWord: 'warning',
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
  streamed: 'info',
  sampled: 'warning',
  sampledByNeed: 'warning',
  reachedAtOnce: 'info',
  separated: 'info',
  bestKept: 'info',
};

function noteOfDiagnosis({ code, values }: Diagnosis, say: Say): Note {
  return { kind: KIND_OF[code], text: say(DIAGNOSES[code], values) };
}

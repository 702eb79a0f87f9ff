import { weightsByName } from '../core/model/weightsByName';
import type { DiagnosisCode } from '../core/report/diagnosis';
import type { Report } from './train';

const LOSSES_SHOWN = 1000;

/** What is said of rows that were too many for memory. */
const BEYOND: ReadonlySet<DiagnosisCode> = new Set<DiagnosisCode>(['streamed', 'sampled', 'sampledByNeed']);

/** The report as one object, the contract of `--json`. Not finite numbers become null, as JSON has it. */
export function jsonOf(file: string, { setup, start, result, losses, seconds }: Report) {
  const { model } = result;
  const beyondMemory = start.cautions.find(({ code }) => BEYOND.has(code));
  return {
    version: model.version,
    file,
    target: setup.target,
    estimator: setup.estimator,
    ...(model.classes && { classes: model.classes }),
    rows: start.rows,
    ...weightsByName(model),
    loss: result.loss,
    losses: thinned(losses),
    iterations: result.iterations,
    status: result.status,
    metrics: result.metrics,
    ...(beyondMemory && { beyondMemory }),
    seconds,
  };
}

/** At most `LOSSES_SHOWN` of them, evenly spaced, the first and the last among them. */
function thinned(losses: readonly number[]): number[] {
  if (losses.length <= LOSSES_SHOWN) return [...losses];
  const spacing = (losses.length - 1) / (LOSSES_SHOWN - 1);
  return Array.from({ length: LOSSES_SHOWN }, (_, k) => losses[Math.round(k * spacing)] ?? Number.NaN);
}

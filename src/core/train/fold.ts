import type { Setup } from '../model/setup';
import type { Metrics } from '../report/metrics';
import type { Work } from '../work';
import type { Outcome } from './outcome';
import type { Descended } from './problem';
import { startOf } from './run';
import { type StopReason, type Trained, train } from './train';
import type { Known } from './trainedModel';

/** One training on all folds but one, measured on that one. */
export interface Fold {
  /** How many rows it was trained on, and measured on. */
  readonly rows: { readonly training: number; readonly validation: number };
  readonly iterations: number;
  readonly status: StopReason;
  /** On the rows of the fold, which the training has not seen. */
  readonly metrics: Metrics;
}

/** Trains to the end, and measures on the rows of the fold: `outcomeOf` says what parameters come to on them. */
export function* foldBy(
  problem: Descended,
  known: Known,
  setup: Setup,
  rows: Fold['rows'],
  outcomeOf: (parameters: Float64Array) => Work<Outcome>,
): Work<Fold> {
  const { method, course } = yield* startOf(problem, known, setup);
  const { objective } = problem;
  const { parameters, iterations, status } = yield* trainedBy(
    train({ objective }, method.optimizer, method.options, { stopped: false }, course),
  );
  const { metrics } = yield* outcomeOf(parameters);
  return { rows, iterations, status, metrics };
}

function* trainedBy(iterations: Generator<unknown, Trained>): Work<Trained> {
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return value;
    yield null;
  }
}

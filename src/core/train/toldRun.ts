import type { Setup } from '../model/setup';
import { diagnosesOf } from '../report/diagnosis';
import { certaintyFrom } from '../report/inference';
import { metricsFrom } from '../report/metrics';
import type { Work } from '../work';
import type { Prepared } from './prepared';
import { endOf, type Run, startOf } from './run';
import { toldBy } from './told';
import { type StopSignal, train } from './train';
import { type Known, modelOf } from './trainedModel';

/** A run of a squared loss that is told by statistics alone; undefined where they can't tell it. */
export function* toldRun(
  known: Known,
  setup: Setup,
  ragged: Prepared['ragged'],
  signal: StopSignal,
): Work<Run | undefined> {
  const { statistics } = known.training;
  const problem = yield* toldBy(statistics, setup);
  if (!problem) return undefined;
  const { bias } = setup.options;
  const { scaling, objective, ofData, sum } = problem;
  const { start, method, course } = yield* startOf(problem, known, setup);
  const d = start.features.length;
  return {
    start,
    course,
    iterations: train({ objective }, method.optimizer, method.options, signal, course),
    *conclude(trained) {
      const model = modelOf(known, setup, scaling, trained.parameters);
      const mean = (yield* ofData.evaluate(trained.parameters, new Float64Array(d + 1))) / sum;
      return {
        ...(yield* endOf(trained, start, objective)),
        model,
        metrics: metricsFrom(statistics, mean, { parameters: d + (bias ? 1 : 0), bias }),
        ...(yield* certaintyFrom(statistics, setup, start.features)),
        diagnoses: diagnosesOf({ trained, start, optimizer: setup.options.optimizer, ragged }),
      };
    },
  };
}

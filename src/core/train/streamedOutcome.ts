import type { Dataset } from '../data/dataset';
import type { Stream } from '../data/stretches';
import type { Estimator } from '../model/estimators';
import { reportOn, sidesOf } from '../report/classes';
import { type ModelSize, Total, tallyOf } from '../report/metrics';
import type { Work } from '../work';
import { ClassesTally } from './classesTally';
import { MultinomialObjective } from './multinomial';
import { slabRows } from './neuronBlock';
import type { OneAgainstRestObjective } from './oneAgainstRest';
import type { Outcome } from './outcome';
import type { PointwiseObjective } from './pointwise';

/** Rows that a stream puts into a dataset's arrays. */
interface Streamed extends Dataset {
  readonly stream: Stream;
}

/**
 * What one neuron's parameters come to on streamed rows: the metrics of `outcomeOfOne` to the bit. There is no ROC curve and no
 * calibration, which take all outputs at once.
 */
export function* streamedOutcomeOfOne(
  estimator: Estimator,
  rows: Streamed,
  objective: PointwiseObjective,
  parameters: Float64Array,
  size: ModelSize,
): Work<Outcome> {
  const { stream, targets, classes } = rows;
  const mean = classes ? Number.NaN : (yield* sumOf(rows)) / stream.rows;
  const tally = tallyOf(estimator, size, mean);
  const counts = new Float64Array(4);
  yield* objective.eachScored(parameters, (outputs, { n }) => {
    tally.add(outputs, targets, n);
    if (classes) for (let i = 0; i < n; i++) counts[2 * targets[i]! + (outputs[i]! > 0 ? 1 : 0)]!++;
  });
  return { metrics: tally.metrics(), ...(classes && { classReport: reportOn(sidesOf(classes), counts) }) };
}

/** The same of one neuron a class, as of `outcomeOfClasses`; or as of `outcomeOfEach` where each is told from the rest. */
export function* streamedOutcomeOfSeveral(
  { targets, classes = [] }: Streamed,
  objective: MultinomialObjective | OneAgainstRestObjective,
  parameters: Float64Array,
): Work<Outcome> {
  const k = classes.length;
  const tally = new ClassesTally(k);
  const counts = new Float64Array(k * k);
  const isParted = classes.map(() => true);
  yield* objective.eachScored(parameters, (outputs, { n }) => {
    const predicted = tally.add(outputs, targets, n);
    for (let i = 0; i < n; i++) counts[targets[i]! * k + predicted[i]!]!++;
    for (let c = 0; c < k; c++) {
      for (let i = 0; i < n && isParted[c]; i++) isParted[c] = outputs[c]![i]! > 0 === (targets[i] === c);
    }
  });
  const { logLoss, ...metrics } = tally.metrics();
  const classReport = reportOn(classes, counts);
  if (objective instanceof MultinomialObjective) {
    return { metrics: { ...metrics, ...(logLoss !== undefined && { logLoss }) }, classReport };
  }
  return { metrics, classReport, parted: classes.filter((_, c) => isParted[c]) };
}

function* sumOf({ stream, columns, targets }: Streamed): Work<number> {
  const total = new Total();
  const slab = slabRows(columns.length + 1);
  for (const { at, n } of stream.stretches()) {
    total.addAll(targets, n);
    if (at % slab === 0) yield null;
  }
  return total.value;
}

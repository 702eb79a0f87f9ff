import type { LossId } from '../model/loss';
import type { Penalty } from '../train/penalty';
import type { Course } from '../train/train';
import type { Work } from '../work';
import type { Ground } from './ground';
import { penaltyAt, penaltyOf } from './penaltyOf';
import { type RowTerm, rowTerms } from './rowTerms';
import { type Move, moveOf } from './step';

/** One step of one parameter, written out with its numbers, as it is trained. */
export interface Arithmetic {
  /** Its place among the parameters. */
  readonly parameter: number;
  readonly before: number;
  /** The partial derivative of the smooth part of what is minimised, by this parameter. */
  readonly gradient: number;
  /** The learning rate of this step. */
  readonly rate: number;
  /** The parameter after the next step; absent where that step takes long, in passing. */
  readonly after?: number;
  /** How the parameter comes from one to the other. */
  readonly move: Move;
  /** Of the weights as they are trained, on the scale of the loss; absent where there is none. */
  readonly penalty?: Penalty;
  /**
   * How the derivative comes about: scale · Σ slope·input over the rows, plus `penalty`, which is l2·w. `slope` is the derivative of a
   * row's loss by the output, times the row's weight; `input` its feature as it is trained on (1 for a bias; 0 for one that isn't
   * learned).
   */
  readonly sum: {
    readonly scale: number;
    readonly rows: number;
    /** Of the first rows of the file that are trained on. */
    readonly terms: readonly SlopeTerm[];
    /** Σ slope·input over all rows. */
    readonly total: number;
    readonly penalty: number;
  };
  /** How the loss that the curve shows comes about: scale · Σ value over the rows, plus `penalty`. */
  readonly loss: {
    readonly id: LossId;
    readonly scale: number;
    readonly rows: number;
    readonly terms: readonly ValueTerm[];
    readonly total: number;
    /** l1·Σ|w| + l2/2·Σw². */
    readonly penalty: number;
  };
}

export type SlopeTerm = Pick<RowTerm, 'line' | 'slope' | 'input' | 'weight'>;
export type ValueTerm = Pick<RowTerm, 'line' | 'actual' | 'output' | 'probability' | 'value' | 'weight'>;

/** A training at one of its iterations: its gradient is that of its parameters. */
export interface ComingStep {
  readonly course: Course;
  /** The learning rate in force. */
  readonly rate: number;
  /** The parameters after it, where they are known. */
  readonly after?: Float64Array;
}

/** All weights bear the same penalty. */
const FIRST_WEIGHT = 1;

/**
 * Sums over all rows follow from the loss and the gradient in hand, which are exact, so that only the rows that are named are gone
 * through: it takes microseconds, however long the table.
 */
export function* arithmeticOf(ground: Ground, step: ComingStep, parameter: number): Work<Arithmetic> {
  const { course, rate } = step;
  const { setup, prepared, problem } = ground;
  const { loss: traits } = problem.terrain;
  const rows = prepared.training.dataset.targets.length;
  const before = course.parameters[parameter] ?? Number.NaN;
  const gradient = course.gradient[parameter] ?? Number.NaN;
  const share = traits.reduction === 'mean' ? 1 / rows : 1;
  const lossScale = traits.charted ? 1 : share;
  const { l1, l2 } = penaltyOf(ground, parameter);
  const isPenalised = setup.options.l1 > 0 || setup.options.l2 > 0;
  const ofWeight = l2 * before;
  const ofWeights = isPenalised ? penaltyOfAll(ground, course.parameters) : 0;
  const terms = rowTerms(ground, course.parameters, parameter);
  const { move, after } = yield* moveOf(ground, step, parameter, l1);
  return {
    parameter,
    before,
    gradient,
    rate,
    ...(after !== undefined && { after }),
    move,
    ...(isPenalised && { penalty: penaltyOf(ground, FIRST_WEIGHT) }),
    sum: {
      scale: share,
      rows,
      terms: terms.map(({ line, slope, input, weight }) => ({
        line,
        slope,
        input,
        ...(weight !== undefined && { weight }),
      })),
      total: (gradient - ofWeight) / share,
      penalty: ofWeight,
    },
    loss: {
      id: traits.id,
      scale: lossScale,
      rows,
      terms: terms.map(({ slope: _, input: __, ...term }) => term),
      total: (course.loss - ofWeights) / lossScale,
      penalty: ofWeights,
    },
  };
}

function penaltyOfAll(ground: Ground, parameters: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < parameters.length; j++) sum += penaltyAt(penaltyOf(ground, j), parameters[j]!);
  return sum;
}

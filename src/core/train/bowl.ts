import type { Statistics } from '../data/statistics';
import type { LossTraits } from '../model/loss';
import type { Setup } from '../model/setup';
import { largestEigenvalue } from './curvature';
import { leastSquares, momentsOf } from './moments';
import type { Scaling } from './neuronBlock';
import type { Terrain } from './rates';

/** The shape of a loss over the parameters of one neuron, as far as the statistics tell. */
export interface Bowl {
  /** The second moments of the features as they are trained on, (d + 1)². */
  readonly moments: Float64Array;
  /** How many times a mean the loss is: the rows of a sum, else 1. */
  readonly sum: number;
  /** Times the moments: the second derivatives of a squared loss, a bound of those of others; 0 where there is none. */
  readonly scale: number;
  readonly hessian: Float64Array;
  /** The penalty on the scale of the loss. */
  readonly l2: number;
  /** Of a squared loss: where it is least, l1 left aside. */
  readonly centre: Float64Array | undefined;
}

export function bowlOf(statistics: Statistics, scaling: Scaling, { options }: Setup, traits: LossTraits): Bowl {
  const { bias } = options;
  const moments = momentsOf(statistics, scaling, bias);
  const sum = traits.reduction === 'sum' ? statistics.count : 1; // a penalty keeps its share of a sum
  const scale = (traits.curvature ?? 0) * sum;
  const l2 = options.l2 * sum;
  return {
    moments,
    sum,
    scale,
    hessian: moments.map((moment) => moment * scale),
    l2,
    centre: traits.shape === 'quadratic' ? leastSquares(statistics, scaling, bias, l2 / scale) : undefined,
  };
}

/** What the learning rate depends on but for the rows one by one. */
export function terrainOf(
  { moments, hessian, l2 }: Bowl,
  { count }: Statistics,
  loss: LossTraits,
  spread: number,
): Omit<Terrain, 'rowCurvature'> {
  const size = Math.sqrt(moments.length);
  const penalised = hessian.slice();
  for (let j = 1; j < size; j++) penalised[j * size + j]! += l2;
  return {
    loss,
    rows: count,
    curvature: largestEigenvalue(penalised, size),
    bound: penalised,
    largestMoment: largestEigenvalue(moments, size),
    spread,
  };
}

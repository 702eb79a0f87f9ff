import { meanOf, type Statistics } from '../data/statistics';
import type { Work } from '../work';
import { leftOver } from './moments';
import type { Scaling } from './neuronBlock';
import type { Objective } from './objective';

/**
 * The mean log loss over rows, which at zero parameters is told by their statistics: there it is log 2, the slope of each row is
 * ½ − y, and the gradient ½ − ȳ by the bias and (½ − ȳ)·z̄ − cov(z, y) by a weight. So a training that begins there saves a pass.
 */
export function toldAtZero(overRows: Objective, statistics: Statistics, scaling: Scaling, bias: boolean): Objective {
  const { size, rowwise, rough } = overRows;
  const atZero = gradientAtZero(statistics, scaling, bias);
  const told =
    (evaluate: Objective['evaluate']): Objective['evaluate'] =>
    (parameters, gradient) =>
      parameters.every((parameter) => parameter === 0) ? tell(atZero, gradient) : evaluate(parameters, gradient);
  return {
    size,
    evaluate: told((parameters, gradient) => overRows.evaluate(parameters, gradient)),
    ...(rough && { rough: told(rough) }),
    ...(rowwise && { rowwise }),
    ...(overRows.hessian && { hessian: overRows.hessian.bind(overRows) }),
  };
}

// biome-ignore lint/correctness/useYield: it takes no time
function* tell(atZero: Float64Array, gradient: Float64Array): Work<number> {
  gradient.set(atZero);
  return Math.LN2;
}

function gradientAtZero(statistics: Statistics, scaling: Scaling, bias: boolean): Float64Array {
  const { count, means, cross } = statistics;
  const d = scaling.scales.length;
  const slope = 1 / 2 - meanOf(statistics, d);
  const gradient = new Float64Array(d + 1);
  if (bias) gradient[0] = slope;
  for (let j = 0; j < d; j++) {
    const covariance = cross[j * means.length + d]! / count;
    gradient[j + 1] = (slope * leftOver(statistics, scaling, j) - covariance) / scaling.scales[j]!;
  }
  return gradient;
}

import type { FittedModel } from './fitted';
import { against, LOSSES } from './loss';
import { crossEntropy } from './softmax';

/**
 * The loss of one row by its raw scores, one a neuron, and its target: a number, 1 or 0, or of several neurons the number of its class.
 * It is what training sums or averages, without penalties; of each class against the rest, the sum over the neurons.
 */
export type RowLoss = (outputs: ArrayLike<number>, target: number) => number;

export function rowLossOf({ loss: id, delta = Number.NaN, neurons }: FittedModel): RowLoss {
  if (id === 'crossEntropy') return (outputs, target) => crossEntropy(Float64Array.from(outputs), target);
  const loss = LOSSES[id]({ delta });
  if (neurons.length === 1) return (outputs, target) => loss.value(outputs[0] ?? Number.NaN, target);
  const losses = neurons.map((_, k) => against(loss, k));
  return (outputs, target) => losses.reduce((sum, one, k) => sum + one.value(outputs[k] ?? Number.NaN, target), 0);
}

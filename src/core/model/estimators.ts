import type { ActivationId } from './activation';
import type { LossId } from './loss';

export type EstimatorId = 'linear' | 'sigmoid' | 'perceptron';
export type TargetKind = 'number' | 'twoClass';

/** A recipe: a neuron is a loss, an activation and the way it is trained. */
export interface Estimator {
  readonly id: EstimatorId;
  readonly target: TargetKind;
  readonly activation: ActivationId;
  /** The losses it can be trained with, its default first. */
  readonly losses: readonly LossId[];
  readonly maxIterations: number;
}

/** The best for a kind of target stand before the others of that kind. */
export const ESTIMATORS: readonly Estimator[] = [
  { id: 'linear', target: 'number', activation: 'identity', losses: ['mse', 'rss', 'absolute'], maxIterations: 10_000 },
  { id: 'sigmoid', target: 'twoClass', activation: 'sigmoid', losses: ['log'], maxIterations: 10_000 },
  { id: 'perceptron', target: 'twoClass', activation: 'step', losses: ['perceptron'], maxIterations: 100 },
];

export function estimatorOf(id: string): Estimator | undefined {
  return ESTIMATORS.find((estimator) => estimator.id === id);
}

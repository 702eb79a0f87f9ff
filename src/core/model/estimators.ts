import type { ActivationId } from './activation';
import type { LossId } from './loss';

export type EstimatorId = 'linear' | 'softmax' | 'sigmoid' | 'perceptron' | 'svm';
export type TargetKind = 'number' | 'classes' | 'twoClass';

/** A recipe: a neuron is a loss, an activation and the way it is trained. */
export interface Estimator {
  readonly id: EstimatorId;
  readonly target: TargetKind;
  readonly activation: ActivationId;
  /** The losses it can be trained with, its default first. */
  readonly losses: readonly LossId[];
  readonly maxIterations: number;
  /** The options that are part of its rule: they stay at their defaults. */
  readonly fixed: readonly ('optimizer' | 'batchSize' | 'l1' | 'l2')[];
}

/** The best for a kind of target stand before the others of that kind. */
export const ESTIMATORS: readonly Estimator[] = [
  {
    id: 'linear',
    target: 'number',
    activation: 'identity',
    losses: ['mse', 'rss', 'absolute', 'huber'],
    maxIterations: 10_000,
    fixed: [],
  },
  {
    id: 'softmax',
    target: 'classes',
    activation: 'identity',
    losses: ['crossEntropy'],
    maxIterations: 10_000,
    fixed: [],
  },
  {
    id: 'sigmoid',
    target: 'twoClass',
    activation: 'sigmoid',
    losses: ['log', 'sigmoidSquared'],
    maxIterations: 10_000,
    fixed: [],
  },
  {
    id: 'perceptron',
    target: 'twoClass',
    activation: 'step',
    losses: ['perceptron'],
    maxIterations: 100,
    fixed: ['optimizer', 'batchSize', 'l1', 'l2'],
  },
  { id: 'svm', target: 'twoClass', activation: 'step', losses: ['hinge'], maxIterations: 10_000, fixed: [] },
];

export function estimatorOf(id: string): Estimator | undefined {
  return ESTIMATORS.find((estimator) => estimator.id === id);
}

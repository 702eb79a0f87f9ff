import { sigmoid, softplus } from './elementary';

export type LossId = 'rss' | 'mse' | 'absolute' | 'log' | 'perceptron';

/**
 * How wrong one row is, as a function of its output z (the raw score) and its target y, and the derivative by z.
 * The loss of a table is the mean over its rows, or their sum where `reduction` says so.
 */
export interface Loss {
  readonly id: LossId;
  readonly reduction: 'mean' | 'sum';
  value(output: number, target: number): number;
  derivative(output: number, target: number): number;
  /** Quadratic in z; or smooth, with a bounded second derivative; or with corners. */
  readonly shape: 'quadratic' | 'smooth' | 'cornered';
  /** The largest second derivative by z, where there is one. */
  readonly curvature?: number;
  /** What the curve shows, where it is not the loss itself. */
  readonly charted?: ChartedLoss;
}

/** A count over the rows that says more than the loss that is descended. */
export interface ChartedLoss {
  readonly id: 'misclassified';
  value(output: number, target: number): number;
}

/** A row's squared residual r², r = z − y, with derivative 2r. Summed it is RSS, averaged MSE. */
const squared = {
  value: (z: number, y: number) => (z - y) * (z - y),
  derivative: (z: number, y: number) => 2 * (z - y),
  shape: 'quadratic',
  curvature: 2,
} as const;

/** Residual sum of squares: Σ r². */
export const rss: Loss = { id: 'rss', reduction: 'sum', ...squared };

/** Mean squared error: Σ r² / n. */
export const mse: Loss = { id: 'mse', reduction: 'mean', ...squared };

/** Mean absolute error: Σ |r| / n. A corner at r = 0, where 0 is one of its subgradients. */
export const absolute: Loss = {
  id: 'absolute',
  reduction: 'mean',
  value: (z, y) => Math.abs(z - y),
  derivative: (z, y) => Math.sign(z - y),
  shape: 'cornered',
};

/** Log loss (cross-entropy) of the probability σ(z) for y in {0, 1}: log(1 + e^z) − y·z, with derivative σ(z) − y. */
export const logLoss: Loss = {
  id: 'log',
  reduction: 'mean',
  value: (z, y) => (y === 1 ? softplus(-z) : softplus(z)),
  derivative: (z, y) => (y === 1 ? -sigmoid(-z) : sigmoid(z)),
  shape: 'smooth',
  curvature: 1 / 4,
};

/**
 * Perceptron loss max(0, −s·z) with s = ±1 for y in {0, 1}. A row with s·z ≤ 0 is a mistake, and −s the subgradient taken there:
 * that choice at 0 makes descending it Rosenblatt's rule (w ← w + η·s·x on a mistake), which has to move away from zero weights.
 */
export const perceptron: Loss = {
  id: 'perceptron',
  reduction: 'mean',
  value: (z, y) => Math.max(0, -sign(y) * z),
  derivative: (z, y) => (sign(y) * z <= 0 ? -sign(y) : 0),
  shape: 'cornered',
  charted: { id: 'misclassified', value: (z, y) => (sign(y) * z <= 0 ? 1 : 0) },
};

export const LOSSES: Readonly<Record<LossId, Loss>> = { rss, mse, absolute, log: logLoss, perceptron };

function sign(target: number): number {
  return target === 1 ? 1 : -1;
}

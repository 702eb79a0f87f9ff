import { sigmoid, softplus } from './elementary';
import { SOFTMAX_CURVATURE } from './softmax';

/** The losses of a single output. */
export type PointwiseLossId = 'rss' | 'mse' | 'absolute' | 'huber' | 'log' | 'sigmoidSquared' | 'hinge' | 'perceptron';

/** And that of one output a class, which `softmax.ts` has. */
export type LossId = PointwiseLossId | 'crossEntropy';

/** What is known of a loss beside its values: what a method of training has to know. */
export interface LossTraits {
  readonly id: LossId;
  /** The loss of a table is the mean over its rows, or their sum. */
  readonly reduction: 'mean' | 'sum';
  /** Quadratic in z; or smooth, with a bounded second derivative; or with corners. */
  readonly shape: 'quadratic' | 'smooth' | 'cornered';
  /** Convex in z: what is found where the gradient is 0 is the least there is. */
  readonly convex: boolean;
  /** The largest second derivative by z, where there is one. */
  readonly curvature?: number;
  /** Learned by a step after each row, as the perceptron's rule is; else by a step over the table or a batch. */
  readonly rowByRow?: true;
  /** What the curve shows, where it is not the loss itself. */
  readonly charted?: ChartedLoss;
}

/** How wrong one row is, as a function of its output z (the raw score) and its target y, and the derivative by z. */
export interface Loss extends LossTraits {
  readonly id: PointwiseLossId;
  value(output: number, target: number): number;
  derivative(output: number, target: number): number;
  /** The second derivative by z, or what stands for it in Newton's method so that it is never negative. */
  weight?(output: number, target: number): number;
  /** Of Huber's loss: δ. */
  readonly delta?: number;
  /** Where targets are the numbers of classes: the one that is told from the rest. */
  readonly positive?: number;
}

/** A count over the rows that says more than the loss that is descended. */
export interface ChartedLoss {
  /** The rows on the wrong side; or of several neurons, the wrong sides of all of them. */
  readonly id: 'misclassified' | 'mistakes';
  value(output: number, target: number): number;
}

/** A row's squared residual r², r = z − y, with derivative 2r. Summed it is RSS, averaged MSE. */
const squared = {
  value: (z: number, y: number) => (z - y) * (z - y),
  derivative: (z: number, y: number) => 2 * (z - y),
  weight: () => 2,
  shape: 'quadratic',
  convex: true,
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
  convex: true,
};

/**
 * Huber's loss (1964): r²/2 where |r| ≤ δ, else δ·(|r| − δ/2), with derivative r held within ±δ. Where its second derivative is
 * 1 or 0, Newton's method is given ψ(r)/r = min(1, δ/|r|), the weight of iteratively reweighted least squares.
 */
export const huber = (delta: number): Loss => ({
  id: 'huber',
  delta,
  reduction: 'mean',
  value: (z, y) => {
    const size = Math.abs(z - y);
    return size <= delta ? (size * size) / 2 : delta * (size - delta / 2);
  },
  derivative: (z, y) => Math.max(-delta, Math.min(delta, z - y)),
  weight: (z, y) => Math.min(1, delta / Math.abs(z - y)),
  shape: 'smooth',
  convex: true,
  curvature: 1,
});

/** Log loss (cross-entropy) of the probability σ(z) for y in {0, 1}: log(1 + e^z) − y·z, with derivative σ(z) − y. */
export const logLoss: Loss = {
  id: 'log',
  reduction: 'mean',
  value: (z, y) => (y === 1 ? softplus(-z) : softplus(z)),
  derivative: (z, y) => (y === 1 ? -sigmoid(-z) : sigmoid(z)),
  weight: (z) => sigmoid(z) * sigmoid(-z),
  shape: 'smooth',
  convex: true,
  curvature: 1 / 4,
};

/**
 * The squared residual of a probability, (σ(z) − y)² for y in {0, 1}, with derivative 2·(σ − y)·σ·(1 − σ). Not convex: it is flat
 * where a row is very wrong. Its second derivative 2σ²(1 − σ)(2 − 3σ), for y = 0, is largest at σ = (15 − √33)/24; Newton's method
 * is given Gauss and Newton's 2·σ′², which is never negative.
 */
export const sigmoidSquared: Loss = {
  id: 'sigmoidSquared',
  reduction: 'mean',
  value: (z, y) => (y === 1 ? sigmoid(-z) : sigmoid(z)) ** 2,
  derivative: (z, y) => {
    const [p, q] = [sigmoid(z), sigmoid(-z)];
    return y === 1 ? -2 * q * p * q : 2 * p * p * q;
  },
  weight: (z) => 2 * (sigmoid(z) * sigmoid(-z)) ** 2,
  shape: 'smooth',
  convex: false,
  curvature: 0.15405857012135052,
};

/** Hinge loss max(0, 1 − s·z) with s = ±1 for y in {0, 1}: a row should be on its side by a margin of 1. −s below it, else 0. */
export const hinge: Loss = {
  id: 'hinge',
  reduction: 'mean',
  value: (z, y) => Math.max(0, 1 - sign(y) * z),
  derivative: (z, y) => (sign(y) * z < 1 ? -sign(y) : 0),
  shape: 'cornered',
  convex: true,
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
  convex: true,
  rowByRow: true,
  charted: { id: 'misclassified', value: (z, y) => (sign(y) * z <= 0 ? 1 : 0) },
};

/** Mean of −log of the probability that softmax gives to the right class. */
export const CROSS_ENTROPY: LossTraits = {
  id: 'crossEntropy',
  reduction: 'mean',
  shape: 'smooth',
  convex: true,
  curvature: SOFTMAX_CURVATURE,
};

/** What some of the losses depend on. */
export interface LossParameters {
  /** Huber's δ, in the target's units: where squares end and absolute values begin. */
  readonly delta: number;
}

/** Makes the loss of each name. */
export const LOSSES: Readonly<Record<PointwiseLossId, (parameters: LossParameters) => Loss>> = {
  rss: () => rss,
  mse: () => mse,
  absolute: () => absolute,
  huber: ({ delta }) => huber(delta),
  log: () => logLoss,
  sigmoidSquared: () => sigmoidSquared,
  hinge: () => hinge,
  perceptron: () => perceptron,
};

/** A loss before its table: its traits don't depend on a parameter. */
export function lossNamed(id: PointwiseLossId): Loss;
export function lossNamed(id: LossId): LossTraits;
export function lossNamed(id: LossId): LossTraits {
  return id === 'crossEntropy' ? CROSS_ENTROPY : LOSSES[id]({ delta: 1 });
}

/** The loss of class k against the rest, where targets are the numbers of classes. */
export function against(loss: Loss, k: number): Loss {
  const own = (y: number) => (y === k ? 1 : 0);
  const { weight, charted } = loss;
  return {
    ...loss,
    positive: k,
    value: (z, y) => loss.value(z, own(y)),
    derivative: (z, y) => loss.derivative(z, own(y)),
    ...(weight && { weight: (z, y) => weight(z, own(y)) }),
    ...(charted && { charted: { id: 'mistakes', value: (z, y) => charted.value(z, own(y)) } }),
  };
}

export const LOSS_IDS: readonly LossId[] = [...(Object.keys(LOSSES) as PointwiseLossId[]), 'crossEntropy'];

function sign(target: number): number {
  return target === 1 ? 1 : -1;
}

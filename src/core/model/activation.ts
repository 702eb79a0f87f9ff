import { sigmoid } from './elementary';

/** What a neuron does with its output z = w0 + w1·x1 + … + wn·xn. */
export interface Activation {
  readonly id: ActivationId;
  value(output: number): number;
  /** By the output. */
  derivative(output: number): number;
}

export type ActivationId = 'identity' | 'step' | 'sigmoid';

/** a(z) = z: a linear regression. */
export const identity: Activation = { id: 'identity', value: (z) => z, derivative: () => 1 };

/** a(z) = 1 where z > 0, else 0: a perceptron. Its derivative is 0 wherever it has one. */
export const step: Activation = { id: 'step', value: (z) => (z > 0 ? 1 : 0), derivative: () => 0 };

/** a(z) = 1 / (1 + e^−z), a′(z) = a(z)·(1 − a(z)): a smooth step, read as a probability. */
export const sigmoidActivation: Activation = {
  id: 'sigmoid',
  value: sigmoid,
  derivative: (z) => sigmoid(z) * sigmoid(-z),
};

export const ACTIVATIONS: Readonly<Record<ActivationId, Activation>> = { identity, step, sigmoid: sigmoidActivation };

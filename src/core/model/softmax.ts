import { exp, log } from './elementary';

/** Probabilities of K outputs: p_k = e^z_k / Σ e^z_j, shifted by the largest output so that nothing overflows. */
export function softmax(outputs: Float64Array): Float64Array {
  const most = outputs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const probabilities = outputs.map((z) => exp(z - most));
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  return probabilities.map((p) => p / total);
}

/**
 * The loss of one row, −log p_y = log Σ e^z_j − z_y (cross-entropy), with derivative p_k − [k = y] by output k, which takes the
 * place of the outputs.
 */
export function crossEntropy(outputs: Float64Array, target: number): number {
  const most = outputs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const own = outputs[target]!;
  let total = 0;
  for (let k = 0; k < outputs.length; k++) {
    outputs[k] = exp(outputs[k]! - most);
    total += outputs[k]!;
  }
  for (let k = 0; k < outputs.length; k++) outputs[k]! /= total;
  outputs[target]! -= 1;
  return log(total) + most - own;
}

/** The largest curvature of the cross-entropy by its outputs: its Hessian diag(p) − ppᵀ is nowhere above ½ (Böhning, 1992). */
export const SOFTMAX_CURVATURE = 1 / 2;

import { exp, log, softplus } from '../model/elementary';
import { against, LOSSES, type PointwiseLossId } from '../model/loss';
import { deltaOf } from '../train/problem';
import type { Ground } from './ground';

/** What is known of the rows that are gone through: an array of outputs for each neuron, and the targets. */
export interface Scored {
  readonly outputs: readonly Float64Array[];
  readonly targets: Float64Array;
}

/** The loss of a row as it is when the output of one neuron is another and, where the second is not the first, that of the second. */
export type VariedLoss = (row: number, first: number, second: number) => number;

export function variedLoss(ground: Ground, scored: Scored, neurons: readonly [number, number]): VariedLoss {
  const { id } = ground.problem.terrain.loss;
  return id === 'crossEntropy' ? crossEntropy(scored, neurons) : pointwise(ground, id, scored, neurons);
}

function pointwise(
  { problem, setup }: Ground,
  id: PointwiseLossId,
  { outputs, targets }: Scored,
  [first, second]: readonly [number, number],
): VariedLoss {
  const loss = LOSSES[id]({ delta: deltaOf(setup.options, problem.terrain.spread) });
  if (outputs.length === 1) return (row, output) => loss.value(output, targets[row]!);
  const losses = outputs.map((_, k) => against(loss, k));
  const rest = targets.map((target, row) => {
    const fixed = losses.map(({ value }, k) => (k === first || k === second ? 0 : value(outputs[k]![row]!, target)));
    return fixed.reduce((sum, value) => sum + value, 0);
  });
  const [ofFirst, ofSecond] = [losses[first]!.value, losses[second]!.value];
  if (first === second) return (row, output) => ofFirst(output, targets[row]!) + rest[row]!;
  return (row, a, b) => ofFirst(a, targets[row]!) + ofSecond(b, targets[row]!) + rest[row]!;
}

/** −log p_y = log(Σ e^z_k) − z_y. Of one z that varies, with r = log Σ e^z_k of the others, it is r + log(1 + e^(z − r)) − z_y. */
function crossEntropy({ outputs, targets }: Scored, [first, second]: readonly [number, number]): VariedLoss {
  const fixed = outputs.filter((_, k) => k !== first && k !== second);
  const rest = targets.map((_, row) => logSumExp(fixed.map((of) => of[row]!)));
  const own = targets.map((target, row) => (target === first || target === second ? 0 : outputs[target]![row]!));
  const isFirst = targets.map((target) => Number(target === first));
  if (first === second) {
    return (row, z) => rest[row]! + softplus(z - rest[row]!) - own[row]! - isFirst[row]! * z;
  }
  const isSecond = targets.map((target) => Number(target === second));
  return (row, a, b) => logSumOf(rest[row]!, a, b) - own[row]! - isFirst[row]! * a - isSecond[row]! * b;
}

/** log Σ e^z; −Infinity of none. */
function logSumExp(values: readonly number[]): number {
  return values.reduce((sum, z) => logSumOf(sum, z, Number.NEGATIVE_INFINITY), Number.NEGATIVE_INFINITY);
}

/** log(e^a + e^b + e^c), the largest taken out so that nothing overflows. */
function logSumOf(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  return most + log(exp(a - most) + exp(b - most) + exp(c - most));
}

import { log1p } from './logarithm';
import { grown, type Lanes, type Numbers, sumOf } from './pointwiseLanes';
import { fractionOf, type Round } from './pointwiseLosses';

/** The product of so many rows a lane is told at once. */
const PRODUCT_ROWS = 4;

/**
 * Adds the cross-entropy of rows with the outputs of K neurons to `sums[0]`; p_k − [k = target] takes the place of the outputs. What the
 * kernel does, to the bit.
 */
export function addEntropy(outputs: readonly Numbers[], targets: Numbers, sums: Float64Array, lanes: Lanes): void {
  const { round, count } = lanes;
  const losses = new Float64Array(count);
  const products = new Float64Array(count);
  const tell = () => {
    sums[0]! += log1p(grown(products));
    products.fill(0);
  };
  for (let i = 0; i < targets.length; i++) {
    const lane = i % count;
    const { loss, growth } = entropyOf(outputs, i, targets[i]!, round);
    losses[lane] = round(losses[lane]! + loss);
    products[lane] = round(products[lane]! + round(growth * round(products[lane]! + 1)));
    if ((i + 1) % (PRODUCT_ROWS * count) === 0) tell();
  }
  if (targets.length % (PRODUCT_ROWS * count) !== 0) tell();
  sums[0]! += sumOf(losses, round);
}

/** The loss of a row is `loss` + log(1 + growth). */
function entropyOf(outputs: readonly Numbers[], row: number, target: number, round: Round) {
  let most = outputs[0]![row]!;
  for (const output of outputs) most = Math.max(most, output[row]!);
  let growth = 0;
  let own = 0;
  let isMet = false;
  for (const [k, output] of outputs.entries()) {
    const x = output[row]!;
    const { u, v } = fractionOf(round(x - most), round);
    output[row] = round(u / v);
    const isMost = x === most;
    if (isMet || !isMost) growth = round(growth + output[row]!);
    isMet ||= isMost;
    if (target === k) own = round(own + x);
  }
  const share = round(1 / round(1 + growth));
  for (const [k, output] of outputs.entries()) {
    const slope = round(round(output[row]! * share) - (target === k ? 1 : 0));
    output[row] = target >= 0 ? slope : 0;
  }
  return { loss: round(most - own), growth };
}

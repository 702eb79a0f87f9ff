import { sigmoid } from '../model/elementary';
import { against, LOSSES } from '../model/loss';
import { crossEntropy } from '../model/softmax';
import { factorsOf, scoreRow } from '../train/neuronBlock';
import { deltaOf } from '../train/problem';
import type { Ground } from './ground';

/** What one row gives to the loss and to its derivative by one parameter. */
export interface RowTerm {
  /** In the file, from 1. */
  readonly line: number;
  /** The target: a number, 1 or 0, or the number of a class. */
  readonly actual: number;
  /** F(x) of the parameter's neuron. */
  readonly output: number;
  /** Of the positive class; of softmax, of the class that the row is of. */
  readonly probability?: number;
  /** Its share of the loss that the curve shows, times its weight. */
  readonly value: number;
  /** The derivative of its loss by the output, times its weight. */
  readonly slope: number;
  /** The feature as it is trained on; 1 for a bias, 0 for one that isn't learned. */
  readonly input: number;
  /** How much it counts, where rows have weights. */
  readonly weight?: number;
}

const NAMED_ROWS = 3;

/** Of the first rows of the file that are trained on. */
export function rowTerms(ground: Ground, parameters: Float64Array, parameter: number): RowTerm[] {
  const { dataset } = ground.prepared.training;
  const { size, stride = size } = ground.problem.objective;
  const inputs = { columns: dataset.columns, scaling: ground.problem.scaling };
  const at = parameter % stride;
  const neuron = (parameter - at) / stride;
  const lossOf = lossOfRow(ground, neuron);
  const factors = new Float64Array(stride - 1);
  const outputs = new Float64Array(size / stride);
  return Array.from(dataset.positions.subarray(0, NAMED_ROWS), (position, row) => {
    factorsOf(inputs, row, factors);
    for (let k = 0; k < outputs.length; k++) outputs[k] = scoreRow(factors, parameters, k * stride);
    const actual = dataset.targets[row]!;
    const weight = dataset.weights?.[row];
    const { value, slope, probability } = lossOf(outputs, actual);
    return {
      line: ground.table.lineOf(position),
      actual,
      output: outputs[neuron]!,
      ...(probability !== undefined && { probability }),
      value: (weight ?? 1) * value,
      slope: (weight ?? 1) * slope,
      input: at > 0 ? factors[at - 1]! : Number(ground.setup.options.bias),
      ...(weight !== undefined && { weight }),
    };
  });
}

interface RowLoss {
  readonly value: number;
  readonly slope: number;
  readonly probability?: number;
}

/** The loss of a row by the outputs of all neurons, and its derivative by that of one. */
function lossOfRow({ problem, setup }: Ground, neuron: number): (outputs: Float64Array, target: number) => RowLoss {
  const { loss: traits, spread } = problem.terrain;
  const { id } = traits;
  if (id === 'crossEntropy') {
    return (outputs, target) => {
      const slopes = outputs.slice();
      const value = crossEntropy(slopes, target);
      return { value, slope: slopes[neuron]!, probability: slopes[target]! + 1 };
    };
  }
  const loss = LOSSES[id]({ delta: deltaOf(setup.options, spread) });
  const { size, stride = size } = problem.objective;
  const neurons = size / stride;
  const losses = neurons === 1 ? [loss] : Array.from({ length: neurons }, (_, k) => against(loss, k));
  const isProbable = id === 'log' || id === 'sigmoidSquared';
  return (outputs, target) => ({
    value: losses.reduce((sum, { charted, ...own }, k) => sum + (charted ?? own).value(outputs[k]!, target), 0),
    slope: losses[neuron]!.derivative(outputs[neuron]!, target),
    ...(isProbable && { probability: sigmoid(outputs[neuron]!) }),
  });
}

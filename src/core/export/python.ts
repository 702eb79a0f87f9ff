import type { FittedModel } from '../model/fitted';
import { productOf, type Words } from './products';
import { pythonParts } from './pythonParts';
import { type Decision, type Input, type Scorer, scorerOf } from './scorer';
import { indented, quoted, remark } from './words';

/** A module with a function `predict(rows)` that needs NumPy alone. */
export function printPython(model: FittedModel): string {
  const scorer = scorerOf(model);
  const [neuron] = scorer.neurons;
  const decision = decisionLines(scorer.decision);
  const isSeveral = scorer.decision.kind === 'several';
  const weights = scorer.neurons.map((one) => quoted(one.weights));
  return [
    ...headOf(scorer),
    'import numpy as np',
    '',
    ...(isSeveral ? [`CLASSES = np.array(${quoted(scorer.decision.classes)}, dtype=object)`] : []),
    `BIAS = ${isSeveral ? quoted(scorer.neurons.map(({ bias }) => bias)) : (neuron?.bias ?? 0)}`,
    ...(isSeveral
      ? ['WEIGHTS = np.array([', ...weights.map((row) => `    ${row},`), '])']
      : [`WEIGHTS = np.array(${weights[0]})`]),
    '',
    '',
    'def predict(rows):',
    `    """${RESULTS[scorer.decision.kind]}`,
    '',
    '    Rows whose cells have no value that the model can use are NaN, and their class is None.',
    '    """',
    '    x = features(rows)',
    ...indented(decision, 2),
    ...featureFunction(scorer, decision.join('\n')),
  ].join('\n');
}

/** Of a module. */
export function headOf({ target }: Scorer): string[] {
  return [
    `# Predicts ${remark(target)}. Made by Descent.`,
    '#',
    '# Rows are columns by name: a dict of lists, or a data frame of pandas. A cell is a number or a date, or a text as it',
    '# stands in the table. It is missing where it is None, NaN, NaT, an empty text or a mark such as NA.',
    'import re',
    '',
  ];
}

/** `features(rows)`, and all that it and the rest of the program call. */
export function featureFunction(scorer: Scorer, rest = ''): string[] {
  const { inputs, features } = scorer;
  const words: Words = {
    value: (input) => `c${input}`,
    level: (input, place) => `(c${input} == ${place})`,
    part: (input, part) => (part === 'days' ? `c${input}` : `_${part}(c${input})`),
    missing: (input) => isMissing(inputs[input]),
  };
  const body = [
    ...inputs.map((input, i) => `c${i} = ${filledOf(input)}`),
    'x = [',
    ...indented(
      features.map((feature) => `${productOf(feature, words)},  # ${remark(feature.name)}`),
      2,
    ),
    ']',
    `known = np.isfinite([${inputs.map((_, i) => `c${i}`).join(', ')}]).all(axis=0)`,
    'return np.where(known[:, None], np.stack(x, axis=1).astype(float), np.nan)',
  ];
  return [
    '',
    '',
    'def features(rows):',
    '    """One row of numbers for each row; NaN throughout where a cell has no value that the model can use."""',
    ...indented(body, 2),
    ...pythonParts(`${body.join('\n')}\n${rest}`, scorer),
    '',
  ];
}

const RESULTS: Readonly<Record<Decision['kind'], string>> = {
  value: 'The predictions of rows.',
  two: 'The classes of rows under "prediction", with their "output" and maybe "probability" of the positive one.',
  several: 'The classes of rows under "prediction", with the "outputs" of all CLASSES and maybe their "probabilities".',
};

/** Of a column whose cells are not all what it was taken for, also such a cell is filled. */
function filledOf(input: Input): string {
  const isCoerced = input.kind !== 'level' && input.coerced && input.fill !== undefined;
  if (!isCoerced) return inputOf(input);
  return inputOf(input).replace(/^_(number|day)s/, '_$1s_or');
}

function isMissing(input: Input | undefined): string {
  if (input && input.kind !== 'level' && input.coerced) return `np.isnan(${inputOf(input, 'np.nan')})`;
  return `_missing(rows[${quoted(input?.column ?? '')}])`;
}

function inputOf(input: Input, fill: number | string = input.fill ?? 'np.nan'): string {
  const cells = `rows[${quoted(input.column)}]`;
  switch (input.kind) {
    case 'number':
      return `_numbers(${cells}, ${fill})`;
    case 'date':
      return `_days(${cells}, ${fill}, ${input.dayFirst ? 'True' : 'False'})`;
    case 'level':
      return `_places(${cells}, ${fill}, ${quoted(input.levels)}, ${input.other ?? 'np.nan'})`;
    default:
      return input satisfies never;
  }
}

function decisionLines(decision: Decision): string[] {
  switch (decision.kind) {
    case 'value':
      return ['return BIAS + x @ WEIGHTS'];
    case 'two': {
      const { positive, negative, sigmoid } = decision;
      const named = `np.where(output > 0, ${quoted(positive)}, ${quoted(negative)}).astype(object)`;
      return [
        'output = BIAS + x @ WEIGHTS',
        `prediction = np.where(np.isnan(output), None, ${named})`,
        `return {"prediction": prediction, "output": output${sigmoid ? ', "probability": _sigmoid(output)' : ''}}`,
      ];
    }
    case 'several': {
      const probabilities = { softmax: '_softmax(outputs)', sigmoid: '_sigmoid(outputs)' };
      const { probability } = decision;
      return [
        'outputs = BIAS + x @ WEIGHTS.T',
        'prediction = np.where(np.isnan(outputs[:, 0]), None, CLASSES[outputs.argmax(axis=1)])',
        `return {"prediction": prediction, "outputs": outputs${probability ? `, "probabilities": ${probabilities[probability]}` : ''}}`,
      ];
    }
    default:
      return decision satisfies never;
  }
}

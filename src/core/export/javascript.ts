import type { FittedModel } from '../model/fitted';
import { javascriptParts, type Type } from './javascriptParts';
import { productOf, type Words } from './products';
import { type Decision, type Input, type Scorer, scorerOf } from './scorer';
import { indented, quoted, remark } from './words';

/** A module with a function `predict(row)`; with types where it is TypeScript. */
export function printJavaScript(model: FittedModel, typed: boolean): string {
  const scorer = scorerOf(model);
  const type: Type = (text) => (typed ? text : '');
  const body = [...inputLines(scorer), ...featureLines(scorer), ...decisionLines(scorer)];
  return [
    `// Predicts ${remark(scorer.target)}. Made by Descent.`,
    '//',
    '// A cell is a number, or a text as it stands in the table. It is missing where it is undefined, null, NaN, an empty',
    '// text or a mark such as NA.',
    '',
    ...(typed ? [...typeLines(scorer.decision), ''] : []),
    ...(scorer.decision.kind === 'several' ? [`export const classes = ${quoted(scorer.decision.classes)};`, ''] : []),
    '/** The prediction of a row, given by the names of its columns; undefined where a cell has no value the model can use. */',
    `export function predict(row${type(': Readonly<Record<string, Cell>>')})${type(': Prediction | undefined')} {`,
    ...indented(body),
    '}',
    ...javascriptParts(body.join('\n'), scorer, type),
    '',
  ].join('\n');
}

const RESULT_FIELDS: Readonly<Record<Decision['kind'], readonly string[]>> = {
  value: ['prediction: number;'],
  two: ['prediction: string;', 'output: number;', 'probability?: number;'],
  several: [
    'prediction: string;',
    '/** One for each of the classes. */',
    'outputs: number[];',
    'probabilities?: number[];',
  ],
};

function typeLines({ kind }: Decision): string[] {
  const result = ['export interface Prediction {', ...indented(RESULT_FIELDS[kind]), '}'];
  return ['export type Cell = number | string | null | undefined;', '', ...result];
}

function inputLines({ inputs }: Scorer): string[] {
  const names = inputs.map((_, i) => `c${i}`);
  return [
    ...inputs.map((input, i) => `const c${i} = ${filledOf(input)};`),
    `if (![${names.join(', ')}].every(Number.isFinite)) return undefined;`,
  ];
}

/** Of a column whose cells are not all what it was taken for, also such a cell is filled. */
function filledOf(input: Input): string {
  const isCoerced = input.kind !== 'level' && input.coerced && input.fill !== undefined;
  if (!isCoerced) return inputOf(input);
  return inputOf(input).replace(/^(number|day)In/, '$1Or');
}

function inputOf(input: Input, fill: number | string = input.fill ?? 'NaN'): string {
  const cell = `row[${quoted(input.column)}]`;
  switch (input.kind) {
    case 'number':
      return `numberIn(${cell}, ${fill})`;
    case 'date':
      return `dayIn(${cell}, ${fill}, ${input.dayFirst})`;
    case 'level':
      return `levelIn(${cell}, ${fill}, ${quoted(input.levels)}, ${input.other ?? 'NaN'})`;
    default:
      return input satisfies never;
  }
}

function featureLines({ features, inputs }: Scorer): string[] {
  const words: Words = {
    value: (input) => `c${input}`,
    level: (input, place) => `Number(c${input} === ${place})`,
    part: (input, part) => (part === 'days' ? `c${input}` : `${part}Of(c${input})`),
    missing: (input) => `Number(${isMissing(inputs[input])})`,
  };
  const lines = features.map((feature) => `${productOf(feature, words)}, // ${remark(feature.name)}`);
  return ['const x = [', ...indented(lines), '];'];
}

function isMissing(input: Input | undefined): string {
  if (input && input.kind !== 'level' && input.coerced) return `Number.isNaN(${inputOf(input, 'NaN')})`;
  return `isMissing(row[${quoted(input?.column ?? '')}])`;
}

function decisionLines({ neurons, decision }: Scorer): string[] {
  const sums = neurons.map(({ bias, weights }) => `sumOf(x, ${bias}, ${quoted(weights)})`);
  switch (decision.kind) {
    case 'value':
      return [`return { prediction: ${sums[0]} };`];
    case 'two': {
      const { positive, negative, sigmoid } = decision;
      return [
        `const output = ${sums[0]};`,
        `const prediction = output > 0 ? ${quoted(positive)} : ${quoted(negative)};`,
        `return { prediction, output${sigmoid ? ', probability: sigmoid(output)' : ''} };`,
      ];
    }
    case 'several': {
      const probabilities = { softmax: 'softmax(outputs)', sigmoid: 'outputs.map(sigmoid)' };
      const { probability } = decision;
      return [
        'const outputs = [',
        ...indented(sums.map((sum) => `${sum},`)),
        '];',
        "const prediction = classes[outputs.indexOf(Math.max(...outputs))] ?? '';",
        `return { prediction, outputs${probability ? `, probabilities: ${probabilities[probability]}` : ''} };`,
      ];
    }
    default:
      return decision satisfies never;
  }
}

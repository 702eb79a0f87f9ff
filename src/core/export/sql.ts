import type { FittedModel } from '../model/fitted';
import { productOf } from './products';
import { type Decision, type Scorer, scorerOfTyped } from './scorer';
import { double, filledOf, identifier, listed, literal, readOf, wordsIn } from './sqlWords';
import { indented, remark } from './words';

/**
 * A query in what DuckDB and PostgreSQL have in common: the columns of a table and, beside them, the prediction. Numbers are in
 * double precision. A cell is missing where it is NULL, NaN or an empty text; a row without a prediction has NULL.
 */
export function printSql(model: FittedModel): string {
  const scorer = scorerOfTyped(model);
  return [
    `-- Predicts ${remark(scorer.target)}, in DuckDB or PostgreSQL. Made by Descent.`,
    '-- Put the name of your table in the place of my_table. Dates are of type DATE or can be cast to it.',
    'SELECT t.*, p.*',
    'FROM my_table AS t',
    ...layer(
      'r',
      scorer.inputs.map((input, at) => `${readOf(input)} AS r${at}`),
    ),
    ...layer(
      'c',
      scorer.inputs.map((input, at) => `${filledOf(input, `r.r${at}`)} AS c${at}`),
    ),
    ...layer(
      'f',
      scorer.neurons.map((neuron, k) => sumOf(scorer, neuron, k)),
    ),
    ...layer('p', decisionColumns(scorer.decision)),
    '',
  ]
    .join('\n')
    .replace(/\n$/, ';\n');
}

/** Columns that stand on those of the layers before. */
function layer(name: string, columns: readonly string[]): string[] {
  return ['CROSS JOIN LATERAL (SELECT', ...indented(listed(columns)), `) AS ${name}`];
}

const WORDS = wordsIn('c', 'r');

function sumOf({ features }: Scorer, { bias, weights }: Scorer['neurons'][number], k: number): string {
  const terms = features.map((feature, j) => `\n    + ${double(weights[j] ?? 0)} * ${productOf(feature, WORDS)}`);
  return `${double(bias)}${terms.join('')} AS f${k}`;
}

function decisionColumns(decision: Decision): string[] {
  switch (decision.kind) {
    case 'value':
      return ['f.f0 AS prediction'];
    case 'two': {
      const { positive, negative, sigmoid } = decision;
      return [
        'f.f0 AS output',
        ...(sigmoid ? [`${sigmoidOf('f.f0')} AS probability`] : []),
        `CASE WHEN f.f0 > 0 THEN ${literal(positive)} WHEN f.f0 <= 0 THEN ${literal(negative)} END AS prediction`,
      ];
    }
    case 'several': {
      const { classes, probability } = decision;
      const outputs = classes.map((_, k) => `f.f${k}`);
      const most = `greatest(${outputs.join(', ')})`;
      const power = (k: number) => `exp(greatest(f.f${k} - ${most}, -700))`;
      const total = classes.map((_, k) => power(k)).join(' + ');
      const probabilities = {
        softmax: (k: number) => `${power(k)} / (${total})`,
        sigmoid: (k: number) => sigmoidOf(`f.f${k}`),
      };
      return [
        ...classes.map((name, k) => `f.f${k} AS ${identifier(`output=${name}`)}`),
        ...(probability
          ? classes.map((name, k) => `${probabilities[probability](k)} AS ${identifier(`probability=${name}`)}`)
          : []),
        `CASE ${most} ${classes.map((name, k) => `WHEN f.f${k} THEN ${literal(name)}`).join(' ')} END AS prediction`,
      ];
    }
    default:
      return decision satisfies never;
  }
}

/** PostgreSQL refuses an exponential that is too large or too small for a double. */
function sigmoidOf(output: string): string {
  return `1 / (1 + exp(greatest(least(-${output}, 700), -700)))`;
}

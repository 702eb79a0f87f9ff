import type { FittedModel, Neuron } from '../core/model/fitted';
import type { Setup } from '../core/model/setup';
import { equationOf, formatNumber, formatValues } from '../format';
import { DIAGNOSES, ESTIMATOR_NAMES, fill, LOSS_NAMES, type Say, STOP_REASONS } from '../messages';
import { rowsTextOf } from '../report/rowsText';
import { curve } from './curve';
import type { Report } from './train';

/** The terminal speaks English. */
export const say: Say = (template, values) => fill(template, formatValues(values));

/** The report for a person at a terminal. */
export function textOf({ setup, start, result, losses, seconds }: Report): string {
  const { model, metrics } = result;
  return [
    `${estimatorText(setup)}, ${LOSS_NAMES[start.loss]}, learning rate ${formatNumber(start.learningRate)}`,
    ...rowsTextOf(start, setup.rowWeights, say).map((line, at) => (at === 0 ? line : `  ${line}`)),
    '',
    ...curve(losses),
    '',
    ...model.neurons.flatMap((neuron) => [...alignedOf(weightRows(model, neuron)), '', equationOf(model, neuron), '']),
    Object.entries(metrics)
      .map(([name, value]) => `${name} ${formatNumber(value, 6)}`)
      .join('   '),
    say(STOP_REASONS[result.status], { iterations: result.iterations }),
    ...[...result.diagnoses, ...start.cautions].map(({ code, values }) => say(DIAGNOSES[code], values)),
    say('Read in {read} s, trained in {train} s.', seconds),
  ].join('\n');
}

/** `species: sigmoid neuron, each class against the rest`. */
export function estimatorText({ target, estimator, positive }: Setup): string {
  const all = positive === null ? ', each class against the rest' : '';
  return `${target}: ${ESTIMATOR_NAMES[estimator]}${all}`;
}

function weightRows({ features }: FittedModel, { bias, weights, standardised }: Neuron): string[][] {
  const inBoth = (name: string, weight = 0, trained = 0) => [name, formatNumber(weight, 7), formatNumber(trained, 7)];
  return [
    ['feature', 'weight', 'standardised'],
    inBoth('(bias)', bias, standardised.bias),
    ...features.map(({ name }, j) => inBoth(name, weights[j], standardised.weights[j])),
  ];
}

/** The first column flush left, the others flush right. */
export function alignedOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, j) => Math.max(...rows.map((row) => (row[j] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart(widths[j] ?? 0))).join('  '),
  );
}

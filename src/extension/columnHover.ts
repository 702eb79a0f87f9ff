import * as vscode from 'vscode';
import type { Histogram } from '../core/data/histogram';
import type { FittedFeature, FittedModel } from '../core/model/fitted';
import { formatCount, formatNumber } from '../format';
import { escaped } from '../report/markdown';
import { sparkline } from './bars';
import { nameOfEstimator } from './text';
import { classTable, type Explained, intervalOf, levelTable, placeOf, weightsIn, weightTable } from './weightTables';

/** So many rows a table has, and so many where other weights of the column stand beside it. */
const ROWS = 6;
const FEWER_ROWS = 2;

/** What a model makes of a column, and how its numbers lie, as paragraphs of Markdown: ten lines at most. */
export function columnHover(explained: Explained, column: string, histogram?: Histogram): string[] {
  const { model } = explained;
  const spread = histogram ? [spreadOf(histogram)] : [];
  if (column === model.target) return [...aboutTarget(model), ...spread];
  const own = model.features.filter((feature) => feature.column === column);
  const derived = model.features.filter((feature) => feature.factors?.some((factor) => factor.column === column));
  const [first] = own;
  if (!first && derived.length === 0) {
    return [vscode.l10n.t('**{0}** is not a feature of this model.', escaped(column)), ...spread];
  }
  const estimator = nameOfEstimator(model.estimator);
  const title = vscode.l10n.t(
    '**{0}**, a feature of the {1} for {2}',
    escaped(column),
    estimator,
    escaped(model.target),
  );
  if (model.neurons.length > 1) return [title, classTable(model, [...own, ...derived], ROWS), ...spread];
  const tableOfDerived = derived.length > 0 ? [weightTable(explained, derived, first ? FEWER_ROWS : ROWS)] : [];
  if (!first) return [title, ...tableOfDerived, ...spread];
  if (first.level === undefined) return [title, numberList(explained, first), ...spread, ...tableOfDerived];
  return [title, levelTable(explained, own, derived.length > 0 ? FEWER_ROWS : ROWS), ...tableOfDerived];
}

function aboutTarget(model: FittedModel): string[] {
  const name = escaped(model.target);
  const count = formatCount(model.features.length);
  const title = vscode.l10n.t(
    '**{0}**, the target: a {1} predicts it from {2} features',
    name,
    nameOfEstimator(model.estimator),
    count,
  );
  const [neuron, second] = model.neurons;
  const isOfEach = second !== undefined && model.activation !== 'identity';
  const classes = (model.classes ?? []).map(escaped);
  if (isOfEach)
    return [title, vscode.l10n.t('A neuron for each class tells it from the rest: {0}.', classes.join(', '))];
  if (!neuron || second) return [title];
  const bias = vscode.l10n.t(
    'Bias: **{0}** in column units, **{1}** standardised',
    ...weightsIn(neuron.bias, neuron.standardised.bias),
  );
  if (!model.classes) return [title, bias];
  const others = classes.slice(0, -1).join(', ');
  return [title, vscode.l10n.t('It tells **{0}** from {1}.', classes.at(-1) ?? '', others), bias];
}

function numberList(explained: Explained, feature: FittedFeature): string {
  const { model, inference } = explained;
  const { weight, standardised, rank } = placeOf(model, feature);
  const { mean, deviation } = feature.statistics;
  const interval = intervalOf(explained, feature);
  // Theory speaks of the exact answer, wherever the training has come to.
  const isExact = inference?.kind === 'leastSquares';
  return [
    vscode.l10n.t('Weight: **{0}** in column units, **{1}** standardised', ...weightsIn(weight, standardised)),
    ...(interval && isExact ? [vscode.l10n.t('95 % interval, by exact least squares: {0}', interval)] : []),
    ...(interval && !isExact ? [vscode.l10n.t('95 % interval: {0}', interval)] : []),
    vscode.l10n.t('Rank: **{0}** of {1} by the size of the standardised weight', rank, model.features.length),
    vscode.l10n.t('Mean {0}, standard deviation {1}', formatNumber(mean), formatNumber(deviation)),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

/** `9 ▁▂▅█▆▃▂▁ 46.6` */
function spreadOf({ least, greatest, counts }: Histogram): string {
  return `${formatNumber(least)} ${sparkline(counts)} ${formatNumber(greatest)}`;
}

import * as vscode from 'vscode';
import type { FittedFeature, FittedModel } from '../core/model/fitted';
import { formatCount, formatNumber } from '../format';
import { escaped } from './markdown';
import { nameOfEstimator } from './text';

/** What a model makes of a column, as paragraphs of Markdown. */
export function columnHover(model: FittedModel, column: string): string[] {
  const name = escaped(column);
  const estimator = nameOfEstimator(model.estimator);
  if (column === model.target) return aboutTarget(model);
  const features = model.features.filter((feature) => feature.column === column);
  const derived = model.features.filter((feature) => feature.factors?.some((factor) => factor.column === column));
  const [first] = features;
  if (!first && derived.length === 0) return [vscode.l10n.t('**{0}** is not a feature of this model.', name)];
  const title = vscode.l10n.t('**{0}**, a feature of the {1} for {2}', name, estimator, escaped(model.target));
  if (model.neurons.length > 1) return [title, classTable(model, [...features, ...derived])];
  const own = first && (first.level === undefined ? numberList(model, first) : levelTable(model, features));
  return [title, ...(own === undefined ? [] : [own]), ...derived.map((feature) => derivedList(model, feature))];
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

/** A feature that is made of the column, named. */
function derivedList(model: FittedModel, feature: FittedFeature): string {
  return `**${escaped(feature.name)}**\n\n${numberList(model, feature)}`;
}

function numberList(model: FittedModel, feature: FittedFeature): string {
  const { weight, standardised, rank } = placeOf(model, feature);
  const { mean, deviation } = feature.statistics;
  return [
    vscode.l10n.t('Weight: **{0}** in column units, **{1}** standardised', ...weightsIn(weight, standardised)),
    vscode.l10n.t('Rank: **{0}** of {1} by the size of the standardised weight', rank, model.features.length),
    vscode.l10n.t('Mean {0}, standard deviation {1}', formatNumber(mean), formatNumber(deviation)),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function levelTable(model: FittedModel, features: readonly FittedFeature[]): string {
  const head = [
    vscode.l10n.t('level'),
    vscode.l10n.t('weight'),
    vscode.l10n.t('standardised'),
    vscode.l10n.t('rank of {0}', model.features.length),
    vscode.l10n.t('share of rows'),
  ];
  const [reference] = model.levels[features[0]?.column ?? ''] ?? [];
  const rows = features.map((feature) => {
    const { weight, standardised, rank } = placeOf(model, feature);
    const share = `${formatNumber(100 * feature.statistics.mean, 3)}%`;
    return [escaped(feature.level ?? ''), ...weightsIn(weight, standardised), String(rank), share];
  });
  const referenceRow = [escaped(reference ?? ''), vscode.l10n.t('reference'), '', '', ''];
  const lines = [head, ['---', '--:', '--:', '--:', '--:'], referenceRow, ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Of several neurons: the weights of each class, a row for each of them. */
function classTable(model: FittedModel, features: readonly FittedFeature[]): string {
  const head = [model.target, ...features.map(({ name }) => name)].map(escaped);
  const rows = model.neurons.map((neuron, k) => {
    const weights = features.map((feature) => formatNumber(neuron.weights[model.features.indexOf(feature)] ?? 0));
    return [escaped(model.classes?.[k] ?? ''), ...weights];
  });
  const lines = [head, head.map((_, j) => (j === 0 ? '---' : '--:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A feature's weights, and its rank among all features by the size of the standardised one. */
function placeOf(model: FittedModel, feature: FittedFeature): { weight: number; standardised: number; rank: number } {
  const weights = model.neurons[0]?.weights ?? [];
  const sizes = model.features.map((one, j) => Math.abs((weights[j] ?? 0) * one.statistics.deviation));
  const j = model.features.indexOf(feature);
  const weight = weights[j] ?? 0;
  const rank = 1 + sizes.filter((size) => size > (sizes[j] ?? 0)).length;
  return { weight, standardised: weight * feature.statistics.deviation, rank };
}

function weightsIn(weight: number, standardised: number): [string, string] {
  return [formatNumber(weight), formatNumber(standardised)];
}

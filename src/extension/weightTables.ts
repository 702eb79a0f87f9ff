import * as vscode from 'vscode';
import type { FittedFeature, FittedModel } from '../core/model/fitted';
import { formatNumber } from '../format';
import type { RunResult } from '../protocol';
import { escaped } from '../report/markdown';

/** What the weights of a column are told by. */
export type Explained = Pick<RunResult, 'model' | 'inference'>;

/** The weights of some features, as many as there is room for, those of the largest standardised weights. */
export function weightTable(explained: Explained, features: readonly FittedFeature[], room: number): string {
  const head = [vscode.l10n.t('feature'), ...headOf(explained)];
  const rows = features.map((feature) => [escaped(feature.name), ...cellsOf(explained, feature)]);
  return tableOf(head, inOrder(explained.model, features, rows), room);
}

/** Those of the levels of a category with their shares, below the reference. */
export function levelTable(explained: Explained, features: readonly FittedFeature[], room: number): string {
  const { model } = explained;
  const head = [vscode.l10n.t('level'), ...headOf(explained), vscode.l10n.t('share of rows')];
  const [reference] = model.levels[features[0]?.column ?? ''] ?? [];
  const rows = features.map((feature) => {
    const share = `${formatNumber(100 * feature.statistics.mean, 3)}%`;
    return [escaped(feature.level ?? ''), ...cellsOf(explained, feature), share];
  });
  const referenceRow = [escaped(reference ?? ''), vscode.l10n.t('reference')];
  return tableOf(head, [referenceRow, ...inOrder(model, features, rows)], room + 1);
}

/** Of several neurons: the weights of each class, a row for each of them. */
export function classTable(model: FittedModel, features: readonly FittedFeature[], room: number): string {
  const head = [model.target, ...features.map(({ name }) => name)].map(escaped);
  const rows = model.neurons.map((neuron, k) => {
    const weights = features.map((feature) => formatNumber(neuron.weights[model.features.indexOf(feature)] ?? 0));
    return [escaped(model.classes?.[k] ?? ''), ...weights];
  });
  return tableOf(head, rows, room);
}

/** A feature's weights, and its rank among all features by the size of the standardised one. */
export function placeOf(
  model: FittedModel,
  feature: FittedFeature,
): { weight: number; standardised: number; rank: number } {
  const weights = model.neurons[0]?.weights ?? [];
  const sizes = model.features.map((one, j) => Math.abs((weights[j] ?? 0) * one.statistics.deviation));
  const j = model.features.indexOf(feature);
  const weight = weights[j] ?? 0;
  const rank = 1 + sizes.filter((size) => size > (sizes[j] ?? 0)).length;
  return { weight, standardised: weight * feature.statistics.deviation, rank };
}

export function weightsIn(weight: number, standardised: number): [string, string] {
  return [formatNumber(weight), formatNumber(standardised)];
}

/** In column units; undefined where theory has none. */
export function intervalOf({ inference }: Explained, { name }: FittedFeature): string | undefined {
  const term = inference?.terms.find((one) => one.name === name);
  if (!term?.interval.every(Number.isFinite)) return undefined;
  return vscode.l10n.t('{0} to {1}', ...weightsIn(...term.interval));
}

function headOf({ model, inference }: Explained): string[] {
  return [
    vscode.l10n.t('weight'),
    ...(inference ? [vscode.l10n.t('95 % interval')] : []),
    vscode.l10n.t('standardised'),
    vscode.l10n.t('rank of {0}', model.features.length),
  ];
}

function cellsOf(explained: Explained, feature: FittedFeature): string[] {
  const { weight, standardised, rank } = placeOf(explained.model, feature);
  const [own, trained] = weightsIn(weight, standardised);
  const interval = explained.inference ? [intervalOf(explained, feature) ?? ''] : [];
  return [own, ...interval, trained, String(rank)];
}

function inOrder(model: FittedModel, features: readonly FittedFeature[], rows: readonly string[][]): string[][] {
  const ranks = features.map((feature) => placeOf(model, feature).rank);
  const order = [...rows.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  return order.flatMap((at) => (rows[at] ? [rows[at]] : []));
}

/** As many rows as there is room for, and how many more there are. */
function tableOf(head: readonly string[], rows: readonly string[][], room: number): string {
  const more = rows.length > room ? [[vscode.l10n.t('{0} more', rows.length - room)]] : [];
  const filled = [...rows.slice(0, room), ...more].map((cells) => head.map((_, j) => cells[j] ?? ''));
  const rule = head.map((_, j) => (j === 0 ? '---' : '--:'));
  return [head, rule, ...filled].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

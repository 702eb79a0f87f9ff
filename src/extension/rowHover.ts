import * as vscode from 'vscode';
import { type Explanation, explain, type FittedModel, type Term, type Unexplained } from '../core/model/fitted';
import { isMissing } from '../core/table/missing';
import { numberOf } from '../core/table/numbers';
import { formatNumber } from '../format';
import { escaped } from './markdown';
import type { TableCell } from './textTable';

/** How many terms of a sum are shown by name. */
const TERMS = 8;

/** What a model makes of a row, and of the cell that is pointed at, as paragraphs of Markdown. */
export function rowHover(model: FittedModel, cell: TableCell): string[] {
  const explanation = explain(model, cell.cell);
  if ('why' in explanation) return [whyNot(explanation)];
  const prediction = predictionOf(model, explanation, cell.cell(model.target) ?? '');
  if (cell.column === model.target) return [prediction, sumOf(explanation)];
  return [...contributionsOf(explanation, cell), prediction];
}

function whyNot({ why, column, value }: Unexplained): string {
  switch (why) {
    case 'missing':
      return vscode.l10n.t('No prediction: this row has no value of **{0}**.', escaped(column));
    case 'notNumber':
      return vscode.l10n.t('No prediction: **{0}** is {1}, and not a number.', escaped(column), escaped(value));
    case 'unknownLevel':
      return vscode.l10n.t('No prediction: the model has seen no {1} in **{0}**.', escaped(column), escaped(value));
    default:
      return why satisfies never;
  }
}

/** The terms of the sum that a cell is part of: its own first, then those of the features that are made of its column. */
function contributionsOf(explanation: Explanation, cell: TableCell): string[] {
  const derived = explanation.terms.filter(({ feature }) =>
    feature.factors?.some(({ column }) => column === cell.column),
  );
  return [...contributionOf(explanation, cell), ...derived.map(writtenOut)];
}

/** The term of the sum that a cell of a feature stands for; of a category that of its level, 0 for the reference. */
function contributionOf({ terms }: Explanation, { column, value }: TableCell): string[] {
  const own = terms.filter(({ feature }) => feature.column === column);
  if (own.length === 0) return [];
  const term = own.find(({ feature, x }) => feature.level === undefined || x === 1);
  if (!term) return [vscode.l10n.t('**{0}** = {1}, the reference level: w·x = 0', escaped(column), escaped(value))];
  return [writtenOut(term)];
}

function writtenOut({ feature, weight, x, product }: Term): string {
  const sum = `w·x = ${formatNumber(weight)} · ${formatNumber(x, 6)} = **${formatNumber(product)}**`;
  return `**${escaped(feature.name)}**: ${sum}`;
}

function predictionOf(model: FittedModel, explanation: Explanation, actual: string): string {
  return model.classes ? classIn(model, model.classes, explanation, actual) : numberIn(model, explanation, actual);
}

function numberIn(model: FittedModel, { activated }: Explanation, text: string): string {
  const prediction = vscode.l10n.t('Prediction of {0}: **{1}**', escaped(model.target), formatNumber(activated));
  const actual = isMissing(text) ? Number.NaN : numberOf(text, model.decimal);
  if (!Number.isFinite(actual)) return `${prediction}  \n${vscode.l10n.t('The row has no actual value.')}`;
  const residual = formatNumber(actual - activated);
  return `${prediction}  \n${vscode.l10n.t('Actual: {0}, residual (actual − prediction): **{1}**', formatNumber(actual, 6), residual)}`;
}

function classIn(model: FittedModel, classes: readonly string[], explanation: Explanation, text: string): string {
  const { name, score, isOf } = explanation.outputs
    ? ofSeveral(model, classes, explanation, explanation.outputs)
    : ofTwo(model, classes, explanation);
  const predicted = vscode.l10n.t('Prediction of {0}: **{1}**', escaped(model.target), escaped(name));
  const actual = classNamed(text, model, classes);
  if (actual === undefined) return `${predicted}, ${score}  \n${vscode.l10n.t('The row has no actual value.')}`;
  const isRight = isOf(actual);
  const verdict = isRight
    ? vscode.l10n.t('Actual: {0}. The prediction is **right**.', escaped(actual))
    : vscode.l10n.t('Actual: {0}. The prediction is **wrong**.', escaped(actual));
  return `${predicted}, ${score}  \n${verdict}`;
}

interface PredictedClass {
  readonly name: string;
  readonly score: string;
  isOf(actual: string): boolean;
}

function ofSeveral(
  model: FittedModel,
  classes: readonly string[],
  { neuron, probabilities }: Explanation,
  outputs: readonly number[],
): PredictedClass {
  const name = classes[model.neurons.indexOf(neuron)] ?? '';
  const letter = probabilities ? 'P' : 'F';
  const values = probabilities ?? outputs;
  const score = classes
    .map((one, k) => `${letter}(${escaped(one)}) = **${formatNumber(values[k] ?? Number.NaN)}**`)
    .join(', ');
  return { name, score, isOf: (actual) => actual === name };
}

function ofTwo(
  model: FittedModel,
  classes: readonly string[],
  { activated, output, positive }: Explanation,
): PredictedClass {
  const name = classes.at(-1) ?? '';
  const other = classes.length === 2 ? (classes[0] ?? '') : vscode.l10n.t('not {0}', name);
  const score =
    model.activation === 'sigmoid'
      ? `P(${escaped(name)}) = **${formatNumber(activated)}**`
      : `F(x) = **${formatNumber(output)}** ${positive ? '&gt;' : '≤'} 0`;
  return { name: positive ? name : other, score, isOf: (actual) => (actual === name) === positive };
}

/** The classes of a number column are named as numbers are printed, whatever the file writes. */
function classNamed(text: string, { decimal }: FittedModel, classes: readonly string[]): string | undefined {
  if (isMissing(text)) return undefined;
  return [text, String(numberOf(text, decimal))].find((name) => classes.includes(name));
}

/** The sum written out, the largest terms first. */
function sumOf({ neuron, terms, output }: Explanation): string {
  const ordered = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const rest = ordered.slice(TERMS).reduce((sum, { product }) => sum + product, 0);
  const rows = ordered.slice(0, TERMS).map(({ feature, x, weight, product }) => {
    return [escaped(feature.name), `${formatNumber(weight)} · ${formatNumber(x, 6)}`, formatNumber(product)];
  });
  const lines = [
    [vscode.l10n.t('feature'), 'w · x', 'w·x'],
    ['---', '---', '--:'],
    ...rows,
    ...(ordered.length > TERMS ? [[vscode.l10n.t('{0} more', ordered.length - TERMS), '', formatNumber(rest)]] : []),
    [vscode.l10n.t('bias'), '', formatNumber(neuron.bias)],
    ['**F(x)**', '', `**${formatNumber(output)}**`],
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

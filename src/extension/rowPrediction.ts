import * as vscode from 'vscode';
import { isGap } from '../core/model/factor';
import type { Explanation, FittedModel } from '../core/model/fitted';
import { numberOf } from '../core/table/numbers';
import { formatNumber } from '../format';
import { escaped } from '../report/markdown';

/** Prediction and actual value of a row, on a line of Markdown. `written` is the target's cell. */
export function predictionWords(model: FittedModel, explanation: Explanation, written: string): string {
  return `${predicted(model, explanation)} · ${compared(model, explanation, written)}`;
}

/** A number, or the number of a class: of one neuron 1 for the positive one. Undefined where the row has none that the model knows. */
export function actualTarget(model: FittedModel, written: string): number | undefined {
  if (isGap(model.target, written, model)) return undefined;
  const number = numberOf(written, model.decimal);
  if (!model.classes) return Number.isFinite(number) ? number : undefined;
  const name = classNamed(written, model, model.classes);
  if (name === undefined) return undefined;
  return model.neurons.length > 1 ? model.classes.indexOf(name) : Number(name === model.classes.at(-1));
}

/** The name of a class by its number; or of two by whether it is the positive one. */
export function className({ classes = [] }: FittedModel, which: number | { readonly positive: boolean }): string {
  if (typeof which === 'number') return classes[which] ?? '';
  const name = classes.at(-1) ?? '';
  if (which.positive) return name;
  return classes.length === 2 ? (classes[0] ?? '') : vscode.l10n.t('not {0}', name);
}

/** The name of the class that is predicted. */
export function predictedClass(model: FittedModel, { neuron, outputs, positive = false }: Explanation): string {
  return className(model, outputs ? model.neurons.indexOf(neuron) : { positive });
}

function predicted(model: FittedModel, explanation: Explanation): string {
  const { activated, outputs } = explanation;
  const words = (value: string) => vscode.l10n.t('Prediction of {0}: **{1}**', escaped(model.target), value);
  if (!model.classes) return words(formatNumber(activated));
  const scores = outputs ? scoresOf(model.classes, explanation, outputs) : scoreOf(model, explanation);
  return `${words(escaped(predictedClass(model, explanation)))}, ${scores}`;
}

function compared(model: FittedModel, explanation: Explanation, written: string): string {
  const target = actualTarget(model, written);
  if (target === undefined) return vscode.l10n.t('The row has no actual value.');
  if (!model.classes) {
    const residual = formatNumber(target - explanation.activated);
    return vscode.l10n.t('Actual: {0}, residual (actual − prediction): **{1}**', formatNumber(target, 6), residual);
  }
  const { outputs, neuron, positive } = explanation;
  const isRight = outputs ? model.neurons[target] === neuron : (target === 1) === positive;
  const actual = escaped(classNamed(written, model, model.classes) ?? '');
  return isRight
    ? vscode.l10n.t('Actual: {0}. The prediction is **right**.', actual)
    : vscode.l10n.t('Actual: {0}. The prediction is **wrong**.', actual);
}

function scoreOf({ activation, classes }: FittedModel, { activated, output, positive }: Explanation): string {
  if (activation === 'sigmoid') return `P(${escaped(classes?.at(-1) ?? '')}) = **${formatNumber(activated)}**`;
  return `F(x) = **${formatNumber(output)}** ${positive ? '&gt;' : '≤'} 0`;
}

/** Of very many classes those that come into question. */
const MOST_SCORES = 4;

function scoresOf(classes: readonly string[], { probabilities }: Explanation, outputs: readonly number[]): string {
  const letter = probabilities ? 'P' : 'F';
  const values = probabilities ?? outputs;
  const least = [...values].sort((a, b) => b - a)[MOST_SCORES - 1] ?? Number.NEGATIVE_INFINITY;
  const scores = classes.flatMap((name, k) => {
    const value = values[k] ?? Number.NaN;
    return value >= least ? [`${letter}(${escaped(name)}) = **${formatNumber(value)}**`] : [];
  });
  return scores.slice(0, MOST_SCORES).join(', ') + (classes.length > MOST_SCORES ? ', …' : '');
}

/** The classes of a number column are named as numbers are printed, whatever the file writes. */
function classNamed(text: string, { decimal }: FittedModel, classes: readonly string[]): string | undefined {
  return [text, String(numberOf(text, decimal))].find((name) => classes.includes(name));
}

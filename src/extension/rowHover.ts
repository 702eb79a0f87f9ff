import * as vscode from 'vscode';
import { counterfactualOf } from '../core/model/counterfactual';
import { type Explanation, explain, type FittedModel, type Unexplained } from '../core/model/fitted';
import { rowLossOf } from '../core/model/rowLoss';
import { leverageAt } from '../core/report/leverage';
import { formatNumber } from '../format';
import type { RunResult } from '../protocol';
import { escaped } from '../report/markdown';
import { actualTarget, className, predictionWords } from './rowPrediction';
import { sumTable } from './rowSum';
import type { TableCell } from './textTable';

/** What a model makes of a row, and of the cell that is pointed at, as paragraphs of Markdown: ten lines at most. */
export function rowHover(
  { model, rowReport }: Pick<RunResult, 'model' | 'rowReport'>,
  cell: Omit<TableCell, 'range'>,
): string[] {
  const explanation = explain(model, cell.cell);
  if ('why' in explanation) return [whyNot(explanation)];
  const written = cell.cell(model.target) ?? '';
  const target = actualTarget(model, written);
  const lines = [
    predictionWords(model, explanation, written),
    [...lossWords(model, rowReport, explanation, target), ...leverageWords(rowReport, explanation)].join(' · '),
    cellWords(model, explanation, cell, target),
  ];
  return [lines.filter((line) => line !== '').join('  \n'), sumTable(model, explanation, cell.column)];
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

/** A row that was not trained on, as one that is held back, is measured by those that were. */
function lossWords(
  model: FittedModel,
  report: RunResult['rowReport'],
  { outputs, output }: Explanation,
  target: number | undefined,
): string[] {
  if (target === undefined) return [];
  const loss = rowLossOf(model)(outputs ?? [output], target);
  if (!report?.loss) return [vscode.l10n.t('Loss: {0}', formatNumber(loss))];
  const share = formatNumber((100 * loss) / report.loss, 3);
  return [vscode.l10n.t('Loss: {0}, **{1}%** of that of all rows trained on', formatNumber(loss), share)];
}

function leverageWords(report: RunResult['rowReport'], { terms }: Explanation): string[] {
  if (!report?.leverage) return [];
  const leverage = leverageAt(
    report.leverage,
    terms.map(({ x }) => x),
  );
  return [
    vscode.l10n.t('leverage: **{0}** (mean {1})', formatNumber(leverage, 3), formatNumber(report.leverage.mean, 3)),
  ];
}

/** What is to be said of the cell alone: what it would have to be, or that it is the level which the others are told from. */
function cellWords(
  model: FittedModel,
  explanation: Explanation,
  { column, value }: Omit<TableCell, 'range'>,
  target: number | undefined,
): string {
  const own = explanation.terms.filter(({ feature }) => feature.column === column);
  if (own.length > 0 && own.every(({ feature, x }) => feature.level !== undefined && x === 0)) {
    return vscode.l10n.t('**{0}** = {1}, the reference level: w·x = 0', escaped(column), escaped(value));
  }
  const found = counterfactualOf(model, explanation, column, target);
  if (!found) return '';
  const there = formatNumber(found.value, 6);
  if (!model.classes) return vscode.l10n.t('The residual would be 0 at **{0}** = **{1}**', escaped(column), there);
  const other = className(model, found.neuron ?? { positive: !explanation.positive });
  return vscode.l10n.t('The prediction turns to {2} at **{0}** = **{1}**', escaped(column), there, escaped(other));
}

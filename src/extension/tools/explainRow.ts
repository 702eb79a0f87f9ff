import * as vscode from 'vscode';
import { object, record, text, whole } from '../../core/export/reading';
import { isGap } from '../../core/model/factor';
import { explain, type FittedModel } from '../../core/model/fitted';
import { own } from '../../core/own';
import { numberOf } from '../../core/table/numbers';
import { inSlices } from '../slices';
import { plain } from '../text';
import { TextTable } from '../textTable';
import { modelOf, runNamed } from './runNamed';
import { type Tool, type Toolbox, ToolError } from './tool';

interface Input {
  readonly run: string;
  readonly line?: number;
  readonly values?: Readonly<Record<string, string>>;
}

type Cells = (column: string) => string | undefined;

const MOST_LINES = 2 ** 31;

/** The sum of one row, term by term, its prediction and residual. */
export const explainRow: Tool<Input> = {
  input: object<Input>({ run: text, line: { optional: whole(1, MOST_LINES) }, values: { optional: record(text) } }),
  doing: ({ run }) => vscode.l10n.t('Explaining a row by the run {0}', plain(run)),
  asks: ({ run, line }) => ({
    title: vscode.l10n.t('Explain a Row'),
    message:
      line === undefined
        ? vscode.l10n.t('The language model is told what the run {0} makes of the values it gave.', plain(run))
        : vscode.l10n.t(
            'The language model is told the row on line {0} of the table of the run {1}, and what the run makes of it.',
            line,
            plain(run),
          ),
  }),
  async answer({ run, line, values }, box) {
    const model = await modelOf(run, box);
    if ((line === undefined) === (values === undefined))
      throw new ToolError('Give either the line of a row in the file, from 1, or its values by column.');
    const cells: Cells = values ? (column) => own(values, column) : await rowAt(line ?? 0, run, box);
    return { run, ...explanationOf(model, cells) };
  },
};

/** What a model makes of a row, as plain JSON. */
export function explanationOf(model: FittedModel, cells: Cells) {
  const explanation = explain(model, cells);
  if ('why' in explanation)
    return { noPrediction: explanation.why, column: explanation.column, value: explanation.value };
  const { neuron, terms, output, activated, positive, probabilities } = explanation;
  const [last, first] = [model.classes?.at(-1), model.classes?.[0]];
  const actual = actualOf(model, cells);
  return {
    target: model.target,
    prediction: model.classes ? classOf(model, explanation) : activated,
    ...(model.classes &&
      model.activation === 'sigmoid' &&
      !probabilities && { probability: { [String(last)]: activated } }),
    ...(probabilities && {
      probabilities: Object.fromEntries((model.classes ?? []).map((name, k) => [name, probabilities[k]])),
    }),
    ...(positive !== undefined && { otherClass: positive ? first : last }),
    output,
    bias: neuron.bias,
    terms: terms.map(({ feature, x, weight, product }) => ({ feature: feature.name, x, weight, product })),
    ...(actual !== undefined && { actual }),
    ...(typeof actual === 'number' && !model.classes && { residual: actual - activated }),
  };
}

function classOf(
  { classes = [], neurons }: FittedModel,
  explanation: Extract<ReturnType<typeof explain>, { output: number }>,
): string {
  const { neuron, positive, outputs } = explanation;
  if (outputs) return classes[neurons.indexOf(neuron)] ?? '';
  if (positive) return classes.at(-1) ?? '';
  return classes.length === 2 ? (classes[0] ?? '') : `not ${classes.at(-1)}`;
}

function actualOf(model: FittedModel, cells: Cells): number | string | undefined {
  const { target, classes, decimal } = model;
  const written = cells(target);
  if (written === undefined || isGap(target, written, model)) return undefined;
  return classes ? written : numberOf(written, decimal);
}

/** The cells of the row on a line of the run's table, as it stands in the editor. */
async function rowAt(line: number, run: string, box: Toolbox): Promise<Cells> {
  const { table, setup } = await runNamed(run, box);
  const document = await opened(vscode.Uri.parse(table.uri));
  if (line > document.lineCount) throw new ToolError(`The table has ${document.lineCount} lines, and no line ${line}.`);
  const cell = await inSlices(new TextTable(document, setup.reading ?? {}).at({ line: line - 1, character: 0 }));
  if (!cell || cell.isHeader) throw new ToolError(`There is no row on line ${line}: the first row follows the header.`);
  return (column) => cell.cell(column);
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw new ToolError(
      `The table ${uri.toString(true)} can't be opened as text (${error instanceof Error ? error.message : error}): give the row's values instead of its line.`,
    );
  }
}

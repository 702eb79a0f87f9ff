import * as vscode from 'vscode';
import { list, object, record, text } from '../../core/export/reading';
import { own } from '../../core/own';
import { plain } from '../text';
import { explanationOf } from './explainRow';
import { modelOf } from './runNamed';
import type { Tool } from './tool';

interface Input {
  readonly run: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const MOST_ROWS = 1000;

/** The predictions of rows that are given, by the model of a kept run. */
export const predictRows: Tool<Input> = {
  input: object<Input>({ run: text, rows: list(record(text), 1, MOST_ROWS) }),
  doing: ({ run }) => vscode.l10n.t('Predicting with the run {0}', plain(run)),
  asks: ({ run, rows }) => ({
    title: vscode.l10n.t('Predict Rows'),
    message: vscode.l10n.t(
      'The language model is told what the run {0} predicts of the {1} rows it gave.',
      plain(run),
      rows.length,
    ),
  }),
  async answer({ run, rows }, box) {
    const model = await modelOf(run, box);
    const predictions = rows.map((row) => {
      const {
        terms: _,
        bias: __,
        ...rest
      } = {
        terms: [],
        bias: 0,
        ...explanationOf(model, (column) => own(row, column)),
      };
      return rest;
    });
    return { run, target: model.target, predictions };
  },
};

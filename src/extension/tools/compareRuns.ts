import * as vscode from 'vscode';
import { choice, list, object, text } from '../../core/export/reading';
import { comparisonDocument } from '../ledger/comparison';
import { plain } from '../text';
import { runNamed } from './runNamed';
import type { Tool } from './tool';

interface Input {
  readonly runs: readonly string[];
  readonly onlyDifferences?: boolean;
}

const MOST_RUNS = 20;

/** Kept runs side by side: set-ups, metrics, weights. */
export const compareRuns: Tool<Input> = {
  input: object<Input>({ runs: list(text, 2, MOST_RUNS), onlyDifferences: { optional: choice(true, false) } }),
  doing: () => vscode.l10n.t('Comparing runs'),
  asks: ({ runs }) => ({
    title: vscode.l10n.t('Compare Kept Runs'),
    message: vscode.l10n.t(
      'The language model is told set-ups, metrics and weights of the runs {0}.',
      runs.map(plain).join(', '),
    ),
  }),
  async answer({ runs, onlyDifferences = false }, box) {
    const records = await Promise.all(runs.map((run) => runNamed(run, box)));
    return { runs, comparison: comparisonDocument(records, onlyDifferences) };
  },
};

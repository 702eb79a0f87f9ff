import * as vscode from 'vscode';
import { estimatorsFor, suggestTarget, unfitness } from '../../core/data/roles';
import type { ColumnSummary } from '../../core/data/summary';
import { object, text } from '../../core/export/reading';
import { plain } from '../text';
import { tableNamed } from './tables';
import type { Tool } from './tool';

interface Input {
  readonly file: string;
}

/** The columns of a table: what they hold, and what they can serve for. */
export const describeTable: Tool<Input> = {
  input: object<Input>({ file: text }),
  doing: ({ file }) => vscode.l10n.t('Reading {0}', plain(file)),
  asks: ({ file }) => ({
    title: vscode.l10n.t('Describe a Table'),
    message: vscode.l10n.t(
      'Descent reads {0}. The language model is told its columns with their types, counts, levels and examples.',
      plain(file),
    ),
  }),
  async answer({ file }, box) {
    const { table, uri } = await tableNamed(file, box);
    const held = table.hold();
    try {
      const { trainer } = await table.open();
      const { rows, columns, raggedCount } = await trainer.table;
      const proposed = suggestTarget(columns)?.name;
      return {
        file: uri.toString(true),
        rows,
        raggedRows: raggedCount,
        proposedTarget: proposed,
        columns: columns.map(columnOf),
      };
    } finally {
      held.dispose();
    }
  },
};

function columnOf(column: ColumnSummary) {
  const { name, type, missing, distinct, examples, levels } = column;
  const reason = unfitness(column);
  return {
    name,
    type,
    missing,
    distinct,
    examples,
    ...(levels.length > 0 && { levels: Object.fromEntries(levels.map((level) => [level.name, level.count])) }),
    ...(reason ? { unusable: reason.code } : { estimatorsAsTarget: estimatorsFor(column).map(({ id }) => id) }),
  };
}

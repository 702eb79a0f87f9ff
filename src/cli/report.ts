import path from 'node:path';
import { LOSS_NAMES } from '../messages';
import { reportDocument } from '../report/document';
import { notesOf } from '../report/notes';
import { rowsTextOf } from '../report/rowsText';
import { say } from './text';
import type { Report } from './train';

/** The page of Markdown that the editor opens of the same run, in English. */
export function markdownOf(file: string, { setup, start, result, losses, validation }: Report): string {
  const view = {
    file: file === '-' ? 'standard input' : path.basename(file),
    lossName: LOSS_NAMES[start.loss],
    start,
    startedElsewhere: false,
    rowsText: rowsTextOf(start, setup.rowWeights, say),
    notes: notesOf({ start, result }, say),
    stale: false,
    result,
  };
  return reportDocument(view, { setup, losses, validation }, say);
}

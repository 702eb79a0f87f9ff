import { LEFT_OUT, type Say } from '../messages';
import type { LeftOut, PredictionCounts, RunStart } from '../protocol';

type Counted = Pick<LeftOut, 'values' | 'count' | 'lines'>;

/** `406 rows: 392 used, 14 left out`, then a line for each reason. */
export function rowsTextOf({ rows, leftOut: reasons }: RunStart, rowWeights: string | undefined, say: Say): string[] {
  return [
    say('{total} rows: {used} used, {leftOut} left out', { ...rows }),
    ...(rowWeights === undefined ? [] : [say('each counts by its {0}', { 0: rowWeights })]),
    ...reasons.map((reason) => sayOfRows(LEFT_OUT[reason.code], reason, say)),
  ];
}

/** A template of rows that were counted, with the lines that are named of them. */
export function sayOfRows(template: string, { values, count, lines }: Counted, say: Say): string {
  const more = count > lines.length ? ', …' : '';
  return say(template, { ...values, count, lines: lines.join(', ') + more });
}

/** What there is to know of the encoding of a table with its predictions, if anything. */
export function encodingText({ encoding }: PredictionCounts, say: Say): string | undefined {
  return encoding && say('The table is {encoding}; with its predictions it is UTF-8.', { encoding });
}

import { Lines } from './lines';
import type { PartResult } from './part';
import type { Records } from './records';
import type { RegularRecords } from './regularRecords';
import type { RaggedRow } from './table';

const RAGGED_KEPT = 100;

/** Counts the rows, and keeps where they begin and which of them are ragged. */
export class Rows {
  count = 0;
  raggedCount = 0;
  readonly ragged: RaggedRow[] = [];
  readonly lines = new Lines();

  /** @param expected how many cells a row should have */
  constructor(readonly expected: number) {}

  take(records: Records, from: number, to: number): void {
    for (let record = from; record < to; record++) {
      const line = records.lines[record]!;
      this.lines.add(line);
      const found = records.width(record);
      if (found !== this.expected) this.#addRagged({ line, found, expected: this.expected });
    }
    this.count += to - from;
  }

  /**
   * Takes regular records, the first of which begins on a line, and returns the line behind the last.
   *
   * @param from those before it are no rows
   */
  takeRegular(records: RegularRecords, from: number, first: number): number {
    const { count, breaksWithin } = records;
    this.count += count - from;
    if (!breaksWithin) {
      if (count > from) this.lines.add(first + from, count - from);
      return first + count;
    }
    let line = first;
    for (let record = 0; record < count; record++) {
      if (record >= from) this.lines.add(line);
      line += records.linesOf(record);
    }
    return line;
  }

  /** Takes those of the rest of the file, whose first record begins on a line. */
  join({ rows, raggedCount, ragged, lines }: PartResult, line: number): void {
    const offset = line - (lines.lines[0] ?? 1);
    this.lines.join(lines, rows, offset);
    for (const row of ragged)
      if (this.ragged.length < RAGGED_KEPT) this.ragged.push({ ...row, line: row.line + offset });
    this.count += rows;
    this.raggedCount += raggedCount;
  }

  #addRagged(row: RaggedRow): void {
    this.raggedCount++;
    if (this.ragged.length < RAGGED_KEPT) this.ragged.push(row);
  }
}

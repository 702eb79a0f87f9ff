import { Lines } from './lines';
import type { Records } from './records';
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

  take(records: Records, from: number): void {
    for (let record = from; record < records.count; record++) {
      const line = records.lines[record]!;
      this.lines.add(line);
      const found = records.width(record);
      if (found !== this.expected) this.#addRagged({ line, found, expected: this.expected });
    }
    this.count += records.count - from;
  }

  #addRagged(row: RaggedRow): void {
    this.raggedCount++;
    if (this.ragged.length < RAGGED_KEPT) this.ragged.push(row);
  }
}

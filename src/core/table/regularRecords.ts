import type { Fields } from './fields';
import { CR, LF } from './units';

/** Records that all have the same width, by the marks of the reading kernel: field c of record r lies between marks r · width + c and the next. */
export class RegularRecords implements Fields {
  origin = 0;
  count = 0;
  /** Where the last one ends in the block, with its line feed. */
  end = 0;
  /** Lines break within quotes. */
  breaksWithin = false;
  readonly #width: number;
  readonly #marks: Int32Array;

  constructor(
    readonly units: Uint8Array,
    marks: Int32Array,
    width: number,
  ) {
    this.#marks = marks;
    this.#width = width;
  }

  width(): number {
    return this.#width;
  }

  startOf(record: number, column: number): number {
    return this.#marks[record * this.#width + column]! + 1;
  }

  endOf(record: number, column: number): number {
    const end = this.#marks[record * this.#width + column + 1]!;
    return column === this.#width - 1 && end > 0 && this.units[end - 1] === CR ? end - 1 : end;
  }

  /** Behind the line feed that ends a record. */
  behind(record: number): number {
    return this.#marks[(record + 1) * this.#width]! + 1;
  }

  /** How many lines a record takes, more than one where a line breaks within quotes. */
  linesOf(record: number): number {
    const to = this.behind(record);
    let lines = 0;
    for (let at = this.startOf(record, 0); at < to; at++) {
      const unit = this.units[at]!;
      if (unit === LF || (unit === CR && this.units[at + 1] !== LF)) lines++;
    }
    return lines;
  }
}

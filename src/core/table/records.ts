import type { Units } from './units';

/**
 * Where the fields of some whole records lie in a block of units. Record r owns the marks from `first[r]` up to
 * `first[r + 1]`: the position just before its first field, then the position at which each field ends. So field c
 * is the range from `marks[first[r] + c] + 1` to `marks[first[r] + c + 1]`, with its quotes and without its delimiters.
 */
export class Records<U extends Units = Uint8Array> {
  /** Where the block begins in the stream that it was cut from. */
  origin = 0;
  count = 0;
  first: Int32Array = new Int32Array(1 << 10);
  marks: Int32Array = new Int32Array(1 << 12);
  /** The line in the file, from 1, on which each record begins. */
  lines: Int32Array = new Int32Array(1 << 10);
  /** The line of the first unit that is not yet scanned. */
  nextLine = 1;
  /** The line on which a quote was opened that the end of the file finds open; 0 where there is none. */
  openQuote = 0;

  constructor(public units: U) {}

  /** How many fields a record has. */
  width(record: number): number {
    return (this.first[record + 1] ?? 0) - (this.first[record] ?? 0) - 1;
  }

  /** Where a field begins in the block. */
  startOf(record: number, column: number): number {
    return (this.marks[(this.first[record] ?? 0) + column] ?? 0) + 1;
  }

  /** Where a field ends in the block. */
  endOf(record: number, column: number): number {
    return this.marks[(this.first[record] ?? 0) + column + 1] ?? 0;
  }

  /** Starts over with a block. */
  begin(units: U): void {
    this.units = units;
    this.count = 0;
    this.openQuote = 0;
  }

  /** Takes the record to which a range of the marks belongs. */
  add(firstMark: number, nextMark: number, line: number): void {
    if (this.count + 1 === this.first.length) {
      this.first = grown(this.first);
      this.lines = grown(this.lines);
    }
    this.first[this.count] = firstMark;
    this.lines[this.count] = line;
    this.first[++this.count] = nextMark;
  }

  /** Makes room for more marks. */
  growMarks(): Int32Array {
    this.marks = grown(this.marks);
    return this.marks;
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

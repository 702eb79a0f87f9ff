/** The rows that don't begin one line below the row before, and the lines on which they begin. */
export interface LinesPart {
  readonly rows: readonly number[];
  readonly lines: readonly number[];
}

/** On which line each row begins. Most rows begin one line below the row before; only those that don't are kept. */
export class Lines {
  #rows = 0;
  readonly #exceptions: number[] = [];
  readonly #lines: number[] = [];
  #expected = 0;

  /** Takes the line of the next row, and of `rows` − 1 that follow it line by line. */
  add(line: number, rows = 1): void {
    if (line !== this.#expected) {
      this.#exceptions.push(this.#rows);
      this.#lines.push(line);
    }
    this.#expected = line + rows;
    this.#rows += rows;
  }

  lineOf(row: number): number {
    let low = 0;
    let high = this.#exceptions.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#exceptions[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return (this.#lines[low] ?? 1) + row - (this.#exceptions[low] ?? 0);
  }

  get part(): LinesPart {
    return { rows: this.#exceptions, lines: this.#lines };
  }

  /** Takes so many rows of a part of the file whose lines lie `offset` lower. */
  join({ rows, lines }: LinesPart, count: number, offset: number): void {
    for (const [at, row] of rows.entries()) {
      this.add((lines[at] ?? 1) + offset, (rows[at + 1] ?? count) - row);
    }
  }
}

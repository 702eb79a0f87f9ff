/** On which line each row begins. Most rows begin one line below the row before; only those that don't are kept. */
export class Lines {
  #rows = 0;
  readonly #exceptions: number[] = [];
  readonly #lines: number[] = [];
  #expected = 0;

  /** Takes the line of the next row. */
  add(line: number): void {
    if (line !== this.#expected) {
      this.#exceptions.push(this.#rows);
      this.#lines.push(line);
    }
    this.#expected = line + 1;
    this.#rows++;
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
}

import { byteOrderMark, CR, LF, type Units } from './units';

/** Passes the lines before a table, which may hold anything: a title, a source, an open quote. */
export class Lead {
  /** @param lines how many are still to be passed */
  constructor(private lines: number) {}

  get isPassed(): boolean {
    return this.lines === 0;
  }

  /**
   * Passes those that are whole in a range of units, and returns where the first unit lies that was not passed.
   *
   * @param last no more units follow
   */
  pass(units: Units, from: number, to: number, last: boolean): number {
    let at = from;
    for (let end = from; end < to && this.lines > 0; end++) {
      const unit = units[end]!;
      if (unit !== LF && unit !== CR) continue;
      if (unit === CR) {
        if (end + 1 === to && !last) break; // a line feed may follow
        if (end + 1 < to && units[end + 1] === LF) end++;
      }
      at = end + 1;
      this.lines--;
    }
    return last && this.lines > 0 ? to : at;
  }
}

/** Where a table begins in the units of a file: behind a byte order mark and the lines before its first. */
export function beginOfTable(units: Units, firstLine: number, whole: boolean): number {
  const from = byteOrderMark(units, units.length);
  return firstLine === 1 ? from : new Lead(firstLine - 1).pass(units, from, units.length, whole);
}

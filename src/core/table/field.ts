import { isBlank, QUOTE, type Units } from './units';
import { textOf } from './utf8';

/**
 * The value of one field after another: the units between `start` and `end`, without surrounding blanks, without the
 * quotes and with doubled quotes made single. Blanks within the quotes belong to the value, and so does text after them.
 */
export class Field<U extends Units = Uint8Array> {
  start = 0;
  end = 0;

  constructor(public units: U) {}

  /** Takes the field that lies at a range, quotes and all. */
  take(units: U, start: number, end: number): void {
    let from = start;
    let to = end;
    while (from < to && isBlank(units[from]!)) from++;
    while (to > from && isBlank(units[to - 1]!)) to--;
    this.units = units;
    this.start = from;
    this.end = to;
    if (from < to && units[from] === QUOTE) this.#unquote();
  }

  text(): string {
    return textOf(this.units, this.start, this.end);
  }

  #unquote(): void {
    this.start++;
    const { units, start, end } = this;
    let close = start;
    while (close < end && units[close] !== QUOTE) close++;
    if (close === end) return;
    if (close === end - 1) {
      this.end = close;
      return;
    }
    // A doubled quote or a tail: the value doesn't stand in the file as it is, so it is put together in a copy.
    const value = copyOf(units, start, end);
    let length = 0;
    let quoted = true;
    for (let at = 0; at < value.length; at++) {
      if (quoted && value[at] === QUOTE) {
        if (value[at + 1] !== QUOTE) {
          quoted = false;
          continue;
        }
        at++;
      }
      value[length++] = value[at]!;
    }
    this.units = value;
    this.start = 0;
    this.end = length;
  }
}

/** `slice` of a Buffer of Node would be no copy, and what is read must not change. */
function copyOf<U extends Units>(units: U, start: number, end: number): U {
  const part = units.subarray(start, end);
  return (part instanceof Uint16Array ? new Uint16Array(part) : new Uint8Array(part)) as U;
}

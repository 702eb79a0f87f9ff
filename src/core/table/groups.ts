import type { Fields } from './fields';
import type { Gatherer } from './gatherer';

/** Hands the rows of each block to a gatherer. A row belongs to the group of the file in which it begins. */
export class Groups {
  #group: number;

  /** @param origin where in the file reading begins */
  constructor(
    private readonly gatherer: Gatherer,
    private readonly bytes: number,
    origin: number,
  ) {
    this.#group = Math.floor(origin / bytes);
  }

  /**
   * Takes the rows of the records from `from` up to `to`, whose values were put down one behind the other.
   *
   * @param positions where the values of each column are; −1 for none
   */
  take(positions: readonly number[], fields: Fields, from: number, to: number): void {
    let begin = from;
    while (begin < to) {
      const group = this.#groupOf(fields, begin);
      for (; this.#group < group; this.#group++) this.gatherer.closeGroup();
      let end = to;
      if (this.#groupOf(fields, to - 1) > group) {
        end = begin + 1;
        while (this.#groupOf(fields, end) === group) end++;
      }
      const offset = (begin - from) * Float64Array.BYTES_PER_ELEMENT;
      const moved = offset === 0 ? positions : positions.map((at) => (at < 0 ? at : at + offset));
      this.gatherer.take(moved, end - begin);
      begin = end;
    }
  }

  #groupOf(fields: Fields, record: number): number {
    return Math.floor((fields.origin + fields.startOf(record, 0)) / this.bytes);
  }
}

import type { Placed } from '../../kernels/memory';
import type { Fields } from './fields';
import type { Groups } from './groups';
import type { NumberReader } from './numberReader';
import type { Records } from './records';
import type { RegularRecords } from './regularRecords';
import type { Workroom } from './workroom';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** The columns of numbers of a table. Their values of a block are put down in the memory of kernels before they are kept. */
export class NumberColumns {
  readonly #room: Workroom;
  readonly #readers: readonly NumberReader[];
  readonly #width: number;
  readonly #values: number;
  /** Pairs of the kernel: a column, and where its values are to be put. */
  readonly #pairs: Placed<Uint32Array>;
  #count = -1;
  /** Of all columns of the table, where their values are; −1 for those that are none of numbers. */
  readonly #positions: number[];
  /** Which reader has a column. */
  readonly #readerOf: (NumberReader | undefined)[] = [];

  /** @param width how many columns the table has */
  constructor(room: Workroom, readers: readonly NumberReader[], width: number) {
    const { memory, rows } = room;
    this.#room = room;
    this.#readers = readers;
    this.#width = width;
    this.#pairs = memory.words(2 * readers.length);
    this.#values = memory.allocate(readers.length * rows * DOUBLE);
    this.#positions = Array.from({ length: width }, () => -1);
    for (const [slot, reader] of readers.entries()) {
      const at = this.#placeOf(slot);
      reader.values = new Float64Array(memory.buffer, at, rows);
      reader.freshRows = (count) => room.freshRows(at, count);
      this.#readerOf[reader.position] = reader;
    }
    this.#choose();
  }

  /** Takes the rows of regular records from `from` on. */
  takeRegular(records: RegularRecords, from: number): void {
    for (const field of this.#room.convert(from, { at: this.#pairs.at, count: this.#count })) {
      const row = Math.floor(field / this.#width);
      this.#readerOf[field - row * this.#width]?.put(records, from + row, row);
    }
    this.#keep(records, from, records.count);
  }

  /** Takes the rows of any records from `from` up to `to`, which are no more than a block has at most. */
  take(records: Records, from: number, to: number): void {
    for (const reader of this.#readers) reader.take(records, from, to);
    this.#keep(records, from, to);
  }

  /** Hands on the rows that were put down last. */
  gather(groups: Groups, records: Fields, from: number, to: number): void {
    groups.take(this.#positions, records, from, to);
  }

  #keep(records: Fields, from: number, to: number): void {
    for (const reader of this.#readers) reader.keep(records, from, to);
    this.#choose();
  }

  /** Leaves out the columns that proved not to be numbers. */
  #choose(): void {
    const accepted = this.#readers.reduce((sum, { refused }) => sum + (refused ? 0 : 1), 0);
    if (accepted === this.#count) return;
    this.#count = 0;
    this.#positions.fill(-1);
    for (const [slot, { refused, position }] of this.#readers.entries()) {
      if (refused) continue;
      const at = this.#placeOf(slot);
      this.#pairs.values.set([position, at], 2 * this.#count++);
      this.#positions[position] = at;
    }
  }

  #placeOf(slot: number): number {
    return this.#values + slot * this.#room.rows * DOUBLE;
  }
}

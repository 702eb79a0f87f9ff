import type { Setup } from '../model/setup';
import { own } from '../own';
import { CHUNK_ROWS, type ColumnCopy } from '../table/columnCopy';
import type { LevelColumn, NumberColumn, Table } from '../table/table';
import { columnOf, expressionsOf } from './columns';
import { type Encoded, type Feature, featuresOf } from './features';
import type { Input } from './inputs';
import { checksOf, type Sieve } from './leftOut';
import { type Levels, levelsFor } from './levels';
import { type Coding, codingOf } from './targets';

/** The usable rows of a chunk, from the first place on of each array. */
export interface Chunk {
  readonly rows: number;
  readonly features: readonly Float64Array[];
  readonly targets: Float64Array;
}

type UsableColumn = NumberColumn | LevelColumn;

/** Makes features and targets of the columns of a copied table, a chunk of its rows at a time, as `encode` makes them of all. */
export class CopiedChunks {
  readonly features: readonly Feature[];
  readonly coding: Coding;
  /** By category. No level is rare. */
  readonly levels: ReadonlyMap<string, Levels>;
  readonly #expressions: ReturnType<typeof expressionsOf>;
  readonly #columns: readonly UsableColumn[];
  readonly #target: UsableColumn;
  /** Of each column of numbers, for the chunk at hand. */
  readonly #room = new Map<string, Float64Array>();
  readonly #targets = new Float64Array(CHUNK_ROWS);

  constructor(
    table: Table,
    private readonly copy: ColumnCopy,
    setup: Setup,
  ) {
    this.#target = columnOf(table, setup.target);
    this.#expressions = expressionsOf(table, setup);
    const names = new Set(this.#expressions.flat().map(({ column }) => column));
    this.#columns = [...names].map((name) => columnOf(table, name));
    this.coding = codingOf(this.#target, setup);
    this.levels = new Map(
      this.#columns.flatMap((column) => {
        if (column.type === 'number') return [];
        const reference = own(setup.references, column.name);
        return [[column.name, levelsFor(column, [], { rareLevels: 0, reference })]];
      }),
    );
    for (const { name, type } of [this.#target, ...this.#columns]) {
      if (type === 'number') this.#room.set(name, new Float64Array(CHUNK_ROWS));
    }
    this.features = this.#encoded(new Map()).map(({ feature }) => feature);
  }

  /** The chunk of a number, which is good until the next; `usable` is how many of its rows can be used, where that is known. */
  load(chunk: number, sieve: Sieve, usable?: number): Chunk {
    const n = this.copy.rowsOf(chunk);
    const target = this.#part(this.#target, chunk);
    const columns = this.#columns.map((column) => this.#part(column, chunk));
    const encoded = this.#encoded(new Map(columns.map((column) => [column.name, this.#cellsOf(column)])));
    const features = encoded.map(({ values }) => values);
    const targets = this.#coded(target);
    if (usable === n) return { rows: n, features, targets };

    const used = new Uint8Array(n).fill(1);
    for (const [place, check] of checksOf({ target, features: columns, filled: false }).entries()) {
      sieve.sift(place, check, used, chunk * CHUNK_ROWS);
    }
    const rows = sumOf(used);
    if (rows === n) return { rows, features, targets };
    const sifted = (values: Float64Array) => values.filter((_, i) => used[i] === 1);
    return { rows, features: features.map(sifted), targets: sifted(targets) };
  }

  /** A column with the values of a chunk's rows alone. */
  #part(column: UsableColumn, chunk: number): UsableColumn {
    const from = chunk * CHUNK_ROWS;
    if (column.type !== 'number') return { ...column, codes: column.codes.subarray(from, from + CHUNK_ROWS) };
    const room = this.#room.get(column.name);
    if (!room) throw new Error(`there is no room for the column ${column.name}`);
    return { ...column, values: this.copy.read(column.index, chunk, room) };
  }

  /** Numbers, or the places of levels. */
  #cellsOf(column: UsableColumn): Float64Array {
    if (column.type === 'number') return column.values;
    const { placeOf } = this.levels.get(column.name) ?? { placeOf: [] };
    return Float64Array.from(column.codes, (code) => placeOf[code] ?? Number.NaN);
  }

  #encoded(cells: ReadonlyMap<string, Float64Array>): Encoded[] {
    const inputOf = (name: string): Input => {
      const levels = this.levels.get(name)?.names;
      return { values: cells.get(name) ?? new Float64Array(), ...(levels && { levels }) };
    };
    return this.#expressions.flatMap((expression) => [...featuresOf(expression, inputOf)]);
  }

  #coded(target: UsableColumn): Float64Array {
    const cells = target.type === 'number' ? target.values : target.codes;
    const targets = this.#targets;
    const { code } = this.coding;
    for (let i = 0; i < cells.length; i++) targets[i] = code ? code(cells[i]!) : cells[i]!;
    return targets;
  }
}

function sumOf(ones: Uint8Array): number {
  let sum = 0;
  for (const one of ones) sum += one;
  return sum;
}

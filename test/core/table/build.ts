import { type ReadOptions, readTable } from '../../../src/core/table/read';
import type { Column, LevelColumn, NumberColumn, Table } from '../../../src/core/table/table';

const encoder = new TextEncoder();

/** Reads a table from a text, or from bytes, which may come in pieces. */
export function read(text: string | Uint8Array, options: ReadOptions & { chunk?: number } = {}): Promise<Table> {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const { chunk = bytes.length } = options;
  return readTable(async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }, options);
}

export function column(table: Table, name: string): Column {
  const found = table.columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

export function numbers(table: Table, name: string): NumberColumn {
  const found = column(table, name);
  if (found.type !== 'number') throw new Error(`${name} is ${found.type}`);
  return found;
}

export function levels(table: Table, name: string): LevelColumn {
  const found = column(table, name);
  if (found.type === 'number' || found.type === 'empty') throw new Error(`${name} is ${found.type}`);
  return found;
}

/** The words of a column row by row; undefined where there is none. */
export function words(table: Table, name: string): (string | undefined)[] {
  const { codes, levels: all } = levels(table, name);
  return Array.from(codes, (code) => all[code]);
}

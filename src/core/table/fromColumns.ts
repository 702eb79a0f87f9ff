import { DataError } from '../fault';
import type { ColumnBuilder } from './columnBuilder';
import { columnNames } from './names';
import type { Table } from './table';

export interface NamedColumn {
  readonly name: string;
  readonly builder: ColumnBuilder;
}

/** The table of columns that were gathered one by one. It has no lines: a row is told by its number, from 1. */
export function tableFrom(named: readonly NamedColumn[], rows: number, bytes: number): Table {
  if (named.length === 0) throw new DataError('emptyFile');
  if (rows === 0) throw new DataError('headerOnly', { columns: named.length });
  const lineOf = (row: number) => row + 1;
  const names = columnNames(named.map(({ name }) => name));
  return {
    dialect: { delimiter: ',', header: true, decimal: '.' },
    columns: named.map(({ builder }, index) => builder.column({ name: names[index] ?? '', index }, lineOf)),
    rows,
    bytes,
    kept: true,
    raggedCount: 0,
    ragged: [],
    lineOf,
  };
}

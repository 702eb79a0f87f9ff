import { isColumnarFile } from '../core/table/columnarFile';
import type { Table } from '../core/table/table';
import type { TableSource } from '../protocol';
import type { ColumnarOptions } from './columnar';

/** Reads a source that is a columnar file; undefined where it is text. What decodes it is a bundle of its own, loaded by the first. */
export function columnarTable(source: TableSource, options: ColumnarOptions): Promise<Table> | undefined {
  if (!isColumnarFile(source.kind === 'file' ? source.path : source.name)) return undefined;
  const { readColumnar } = require('./columnar') as typeof import('./columnar');
  return readColumnar(source, options);
}

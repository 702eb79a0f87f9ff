import { DataError } from '../../core/fault';
import { openArrow } from './arrow';
import type { ColumnarTable } from './columnarTable';
import type { Input } from './input';
import { openParquet } from './parquet';

export interface Format {
  readonly name: string;
  /** The bytes with which a file of it begins. */
  readonly magic: string;
  open(input: Input): Promise<ColumnarTable>;
}

const FORMATS: readonly Format[] = [
  { name: 'Parquet', magic: 'PAR1', open: openParquet },
  { name: 'Arrow', magic: 'ARROW1', open: openArrow },
  { name: 'Arrow', magic: '\xff\xff\xff\xff', open: openArrow }, // a stream
];

const LONGEST_MAGIC = 6;

/** The format of a file by its first bytes, whatever its name says. */
export async function formatOf(input: Input): Promise<Format> {
  if (input.size === 0) throw new DataError('emptyFile');
  const head = Buffer.from(await input.read(0, Math.min(input.size, LONGEST_MAGIC))).toString('latin1');
  const format = FORMATS.find(({ magic }) => head.startsWith(magic));
  if (!format) throw new DataError('columnarUnknown', { found: head.replace(/[^ -~]/g, '?') });
  return format;
}

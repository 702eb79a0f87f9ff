import { Stopped } from '../stopped';
import type { Decoded } from '../table/decoded';
import { guessEncoding, guessedFrom } from '../table/detectEncoding';
import type { TableEncoding } from '../table/encoding';
import type { ByteSource, WatchOptions } from '../table/source';
import type { Column, Table } from '../table/table';
import { type Malformed, Utf8Check } from '../table/utf8Check';

/** Stands for bytes that are no characters; `decodeUtf8` and any other decoder puts it. */
const REPLACEMENT = '\ufffd';

/**
 * In which encoding a table is that was read in one that is told by the head of its file. Only what was decoded to a text can show that
 * this was wrong: names, and the levels of categories. No other byte has a bearing on a training, so none is looked at; a file whose
 * texts are as they should be needs no pass for that.
 */
export async function soundness(
  table: Table,
  source: ByteSource,
  decoded: Decoded,
  { signal }: WatchOptions,
): Promise<TableEncoding> {
  const { encoding = { id: 'utf-8', by: 'validity' }, isUtf8 } = decoded;
  const first = firstReplaced(table);
  if (first === undefined) return encoding;
  if (!isUtf8) return encoding.by === 'request' ? { ...encoding, line: first } : encoding;
  const found = await firstMalformed(source, signal);
  if (!found) return encoding; // such characters are in the file itself
  const { line, sample } = found;
  if (encoding.by !== 'request') return guessedFrom(sample, line);
  const likely = guessEncoding(sample);
  return { ...encoding, line, ...(likely && likely !== 'utf-8' && { likely }) };
}

/** The first line with a text that has replacements. */
function firstReplaced({ columns, lineOf }: Table): number | undefined {
  if (columns.some(({ name }) => name.includes(REPLACEMENT))) return 1;
  const rows = columns.map(firstRowReplaced).filter((row) => row >= 0);
  return rows.length > 0 ? lineOf(Math.min(...rows)) : undefined;
}

function firstRowReplaced(column: Column): number {
  if (column.type === 'number' || column.type === 'empty') return -1;
  const replaced = new Set(column.levels.flatMap((level, code) => (level.includes(REPLACEMENT) ? [code] : [])));
  return replaced.size > 0 ? column.codes.findIndex((code) => replaced.has(code)) : -1;
}

/** So many bytes before those that are no UTF-8 and behind them show what they are. */
const AROUND = 1 << 15;

interface Found extends Malformed {
  /** The bytes around them; the same in whatever chunks they come. */
  readonly sample: Uint8Array;
}

async function firstMalformed(source: ByteSource, signal: WatchOptions['signal']): Promise<Found | undefined> {
  const check = new Utf8Check();
  const parts: Uint8Array[] = [];
  let found: Malformed | undefined;
  let begin = 0;
  let end = 0;
  for await (const chunk of source()) {
    if (signal?.stopped) throw new Stopped();
    parts.push(chunk.slice());
    end += chunk.length;
    found ??= check.find(chunk);
    if (found && end >= found.position + AROUND) break;
    while (!found && parts.length > 1 && begin + (parts[0]?.length ?? 0) <= end - AROUND)
      begin += parts.shift()?.length ?? 0;
  }
  found ??= check.end();
  if (!found) return undefined;
  const from = Math.max(begin, found.position - AROUND);
  return { ...found, sample: joined(parts).subarray(from - begin, found.position + AROUND - begin) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

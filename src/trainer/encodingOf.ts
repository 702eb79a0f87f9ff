import type { Encoding } from '../core/table/encoding';
import type { TableSource } from '../protocol';

/** In which encoding the bytes of a source are, which of a text are ours; undefined where that isn't known. */
export function encodingOf(source: TableSource): Encoding | undefined {
  return source.kind === 'text' ? 'utf-8' : source.encoding;
}

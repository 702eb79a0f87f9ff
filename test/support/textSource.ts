import type { TableSource } from '../../src/protocol';

/** A text as the source of a table, as of a document that isn't saved. */
export function textSource(text: string): TableSource {
  return { kind: 'bytes', name: 'table.csv', bytes: new TextEncoder().encode(text), encoding: 'utf-8' };
}

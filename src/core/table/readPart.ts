import type { Gathering } from './gatherer';
import { NumberReader } from './numberReader';
import type { PartRequest, PartResult } from './part';
import { Pass } from './pass';
import { type WatchOptions, watched } from './source';
import { CR, LF } from './units';
import type { Means } from './workroom';

export interface PartOptions extends WatchOptions {
  /** Is given the columns, group by group, as if it had been there from the file's beginning. */
  readonly gatherer?: Gathering | undefined;
  readonly means?: Means | undefined;
}

/**
 * Reads the rest of a file for `readTable`, which tells what it is to be taken for. Nothing is known of the quotes before it: that a
 * line break in it, or the last byte before it, ends a record is a guess, and the answer tells where the first record begins.
 *
 * @param open opens the bytes of the file from one on
 */
export async function readPart(
  open: (from: number) => AsyncIterable<Uint8Array>,
  { at, dialect, width, keep, size, blockBytes, groupBytes }: PartRequest,
  options: PartOptions = {},
): Promise<PartResult> {
  const readers = Array.from({ length: width }, (_, position) => new NumberReader(position, dialect, keep));
  const line = new LineEnd();
  let bytes = at - 1;
  let pass: Pass | undefined;
  for await (const chunk of watched(() => open(at - 1), options)) {
    const taken = line.pass(chunk);
    const origin = bytes + taken;
    bytes += chunk.length;
    if (!line.isPassed) continue;
    pass ??= new Pass({
      dialect: { ...dialect, header: false, firstLine: 1 },
      width,
      readers,
      size: size && size - origin,
      blockBytes,
      groupBytes,
      gathering: options.gatherer,
      means: options.means,
      origin,
    });
    pass.push(chunk.subarray(taken));
  }
  pass?.end();
  return {
    first: pass?.first ?? -1,
    bytes,
    rows: pass?.rows.count ?? 0,
    raggedCount: pass?.rows.raggedCount ?? 0,
    ragged: pass?.rows.ragged ?? [],
    lines: pass?.rows.lines.part ?? { rows: [], lines: [] },
    columns: readers.map((reader) => reader.part()),
  };
}

/** Passes the bytes up to the first line break and over it. */
class LineEnd {
  /** The next byte begins a line. */
  isPassed = false;
  #isReturned = false;

  /** Returns how many bytes of a chunk belong to the line and its break. */
  pass(chunk: Uint8Array): number {
    for (let at = 0; at < chunk.length && !this.isPassed; at++) {
      const byte = chunk[at];
      this.isPassed = this.#isReturned || byte === LF;
      if (this.isPassed) return byte === LF ? at + 1 : at;
      this.#isReturned = byte === CR;
    }
    return this.isPassed ? 0 : chunk.length;
  }
}

import type { Work } from '../work';
import { Records } from './records';
import { scanRecords } from './scan';
import type { TextLines } from './textLines';
import { unitsOf } from './units';

/** Some lines that follow one another, and what is known of the quotes in them. */
interface Block {
  readonly lines: number;
  /** Whether a quote is open behind them: where none is open before them, and where one is. Undefined until it is asked for. */
  readonly leaves: [closed: boolean | undefined, open: boolean | undefined];
}

/** The block that a line is in. */
export interface Mark {
  /** Its first line. */
  readonly from: number;
  /** Whether that line lies in a quote that was opened before it. */
  readonly isOpen: boolean;
}

const BLOCK_LINES = 256;
const BLOCK_UNITS = 1 << 15;

/**
 * Marks in a text that is edited: for every few hundred lines, whether they begin in quotes. That depends on all that is before
 * them; but what a block makes of either beginning depends on its own lines alone (Mytkowicz, Musuvathi and Schulte, Data-parallel
 * finite-state machines, 2014). So an edit makes one block unknown, wherever it is and whatever it opens or closes.
 */
export class LineMarks {
  readonly #blocks: Block[] = [];
  readonly #delimiter: number;
  #edits = 0;

  /** @param blockLines how many lines a block has at most when it is read */
  constructor(
    private readonly lines: TextLines,
    delimiter: string,
    private readonly blockLines = BLOCK_LINES,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** So many lines from one on have become so many others, at least one. */
  replace(first: number, removed: number, added: number): void {
    this.#edits++;
    let from = 0;
    let at = 0;
    for (; at < this.#blocks.length && from + this.#blocks[at]!.lines <= first; at++) from += this.#blocks[at]!.lines;
    let lines = from - first - removed;
    let end = at;
    for (; end < this.#blocks.length && lines < 0; end++) lines += this.#blocks[end]!.lines;
    if (lines < 0)
      this.#blocks.length = at; // it reaches into what isn't marked yet
    else this.#blocks.splice(at, end - at, blockOf(first - from + added + lines));
  }

  /** The block of a line of the text. It pauses after each block that it reads. */
  *before(line: number): Work<Mark> {
    const edits = this.#edits;
    let mark: Mark = { from: 0, isOpen: false };
    for (let at = 0; ; at++) {
      const { lines, leaves } = this.#blockAt(at, mark.from);
      const next = mark.from + lines;
      if (line < next) return mark;
      const entry = mark.isOpen ? 1 : 0;
      let isOpen = leaves[entry];
      if (isOpen === undefined) {
        isOpen = leaves[entry] = this.#leaves(mark, next);
        yield null;
        if (edits !== this.#edits) return yield* this.before(Math.min(line, this.lines.count - 1));
      }
      mark = { from: next, isOpen };
    }
  }

  #leaves({ from, isOpen }: Mark, to: number): boolean {
    const text = this.lines.text(from, to);
    return text.includes('"') ? recordsOf(text, isOpen, this.#delimiter).openQuote > 0 : isOpen;
  }

  /** A block, which is cut off what isn't marked yet, or off one that has grown too large. */
  #blockAt(at: number, from: number): Block {
    const known = this.#blocks[at];
    if (known && known.lines <= 2 * this.blockLines) return known;
    const rest = known?.lines ?? this.lines.count - from;
    const block = blockOf(this.#cut(from, rest));
    const pieces = known ? [block, blockOf(known.lines - block.lines)] : [block];
    this.#blocks.splice(at, 1, ...pieces);
    return block;
  }

  #cut(from: number, most: number): number {
    let lines = Math.min(this.blockLines, most);
    while (lines > 1 && this.lines.text(from, from + lines).length > BLOCK_UNITS) lines >>= 1;
    return lines;
  }
}

function blockOf(lines: number): Block {
  return { lines, leaves: [undefined, undefined] };
}

/** The records of a text, the first of which may be the rest of a quoted field and what follows it. */
export function recordsOf(text: string, isOpen: boolean, delimiter: number): Records<Uint16Array> {
  const units = unitsOf(isOpen ? `"${text}` : text);
  const records = new Records(units);
  scanRecords(units, 0, units.length, true, delimiter, records);
  return records;
}

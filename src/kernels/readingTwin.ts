import { listFreshRows, SEEN_VALUES } from './freshRows';
import type { Memory } from './memory';
import { storePlain } from './plainNumber';
import type { ReadingKernel } from './reading';

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
/** Four bytes in a word. */
const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;
const UP_TO_QUOTE = Math.imul(QUOTE + 1, ONES);

/** What the kernel does, but that it may leave other fields. */
export function readingTwin({ buffer }: Memory): ReadingKernel {
  const bytes = new Uint8Array(buffer);
  const words = new Int32Array(buffer);
  const view = new DataView(buffer);
  const doubles = new Float64Array(buffer);
  return {
    index(block, from, to, delimiter, marks, inner) {
      const first = marks >> 2;
      words[inner >> 2] = 0;
      words[first] = from - 1;
      let mark = first;
      const end = block + to;
      const lastWord = end - 4;
      const delimiters = Math.imul(delimiter, ONES);
      let at = block + from;
      while (at < end) {
        if (bytes[at] === QUOTE) {
          at = closingQuote(bytes, at, end, words, inner >> 2) + 1;
          if (at > end) break;
          const next = bytes[at]!;
          if (at < end && next !== delimiter && next !== LF && next !== CR) return -1;
        }
        while (at < end) {
          if (at <= lastWord) {
            // A byte's high bit is set where it is the delimiter or up to a quote; above the lowest such, maybe elsewhere.
            const word = view.getInt32(at, true);
            const other = word ^ delimiters;
            const stops = (((other - ONES) & ~other) | ((word - UP_TO_QUOTE) & ~word)) & HIGHS;
            if (stops === 0) {
              at += 4;
              continue;
            }
            at += (31 - Math.clz32(stops & -stops)) >> 3;
          }
          const byte = bytes[at]!;
          if (byte === delimiter) break;
          if (byte <= QUOTE) {
            if (byte === LF) break;
            if (byte === QUOTE) return -1;
            if (byte === CR && at + 1 < end && bytes[at + 1] !== LF) return -1;
          }
          at++;
        }
        if (at < end) words[++mark] = at - block;
        at++;
      }
      return mark - first;
    },

    records(block, marks, fields, width, delimiter) {
      const records = Math.floor(fields / width);
      let mark = marks >> 2;
      for (let record = 0; record < records; record++) {
        if (width === 1 && isBlank(bytes[block + words[mark]! + 1]!)) return -1;
        for (let column = 1; column < width; column++) {
          if (bytes[block + words[++mark]!] !== delimiter) return -1;
        }
        if (bytes[block + words[++mark]!] !== LF) return -1;
      }
      for (let rest = records * width; rest < fields; rest++) {
        if (bytes[block + words[++mark]!] !== delimiter) return -1;
      }
      return records;
    },

    convert(block, marks, records, width, columns, count, decimal, left) {
      let found = left >> 2;
      for (let c = 0; c < count; c++) {
        const column = words[(columns >> 2) + 2 * c]!;
        const out = words[(columns >> 2) + 2 * c + 1]! >> 3;
        let mark = (marks >> 2) + column;
        for (let record = 0; record < records; record++) {
          let start = block + words[mark]! + 1;
          let end = block + words[mark + 1]!;
          if (bytes[end - 1] === CR) end--;
          if (bytes[start] === QUOTE) {
            start++;
            end--;
          }
          if (!storePlain(bytes, start, end, decimal, doubles, out + record)) words[found++] = record * width + column;
          mark += width;
        }
      }
      return found - (left >> 2);
    },

    fresh(values, rows, seen, list) {
      return listFreshRows(
        new Float64Array(buffer, values, rows),
        new Float64Array(buffer, seen, SEEN_VALUES),
        new Uint32Array(buffer, list, rows),
      );
    },
  };
}

/** The position of the quote that closes the one at `at`; `end` where there is none. */
function closingQuote(bytes: Uint8Array, at: number, end: number, words: Int32Array, inner: number): number {
  for (let next = at + 1; next < end; next++) {
    const byte = bytes[next]!;
    if (byte === LF || byte === CR) words[inner] = 1;
    if (byte !== QUOTE) continue;
    if (bytes[next + 1] !== QUOTE || next + 1 === end) return next;
    next++;
  }
  return end;
}

function isBlank(byte: number): boolean {
  return byte === LF || byte === CR || byte === SPACE || byte === TAB;
}

/**
 * Text of a file as Markdown that shows it letter by letter: every ASCII punctuation character is escaped, which leaves no
 * markup, link, icon or table behind.
 */
export function escaped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return short.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

const LONGEST = 200;

/** Text of a file as code in Markdown, for a page that is read as it is written. */
export function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim().slice(0, LONGEST)}\``;
}

/** A sentence that may hold words of a file, with what would be markup in it escaped: it is read as it is written as well. */
export function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~#$&]/g, '\\$&');
}

/** Text of a file as code within a table, where a bar would end its cell. */
export function codeInCell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

/** A table whose first column is names and the others numbers, its bars one under the other. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, j) => Math.max(3, ...[head, ...rows.map((row) => row[j] ?? '')].map(widthOf)));
  const rule = widths.map((width, j) => (j === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const padded = (cells: readonly string[]) =>
    widths.map((width, j) => {
      const cell = cells[j] ?? '';
      const room = ' '.repeat(width - widthOf(cell));
      return j === 0 ? cell + room : room + cell;
    });
  return [padded(heads), rule, ...rows.map(padded)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** In letters of one width, where a Korean or Chinese one takes the room of two. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

const WIDE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Text of a file as a block of code: its fence is longer than any in it. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map((line) => line.replace(/\s+/g, ' ')).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

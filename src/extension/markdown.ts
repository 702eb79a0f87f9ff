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

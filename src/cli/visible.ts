/**
 * Text as a terminal may be given it: names of a table can hold what a terminal obeys. Control characters but for line breaks and tabs
 * are written as escapes of JSON, so that an object of JSON stays the same.
 */
export function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (unit) => `\\u${(unit.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

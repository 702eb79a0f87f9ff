/** A text, a number or a list of them as JavaScript, TypeScript and Python write it: as JSON does. */
export function quoted(value: string | number | readonly (string | number)[]): string {
  return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}

/** Words of a table that stand in a remark: on one line, and without what might end the remark. */
export function remark(text: string): string {
  return text
    .replace(/[\s\p{C}\u2028\u2029]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim();
}

/** Lines moved to the right by two blanks a step. */
export function indented(lines: readonly string[], steps = 1): string[] {
  return lines.map((line) => (line === '' ? line : '  '.repeat(steps) + line));
}

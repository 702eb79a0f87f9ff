/** A number is written with all of its digits; a text as it is, whatever it begins with: a value that was changed on its way out is wrong. */
export type Cell = string | number;

export type Cells = readonly Cell[];

/** Rows as CSV after RFC 4180: fields between commas, lines ended by CRLF, the decimal sign a point. */
export function csvOf(rows: Iterable<Cells>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(fieldOf).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** In quotes where it would otherwise be read as more than one field, or as none. */
function fieldOf(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

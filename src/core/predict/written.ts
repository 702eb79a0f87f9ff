import type { Dialect } from '../table/dialect';

/** A cell as a table writes it: a number with all of its digits and the table's decimal mark, in quotes only what needs them. */
export function written(cell: string | number, { decimal, delimiter }: Dialect): string {
  const text = typeof cell === 'number' ? String(cell).replace('.', decimal) : cell;
  const isPlain = !/["\r\n]|^[ \t]|[ \t]$/.test(text) && !text.includes(delimiter);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

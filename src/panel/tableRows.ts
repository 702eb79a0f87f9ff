import type { Cell, Cells } from './csv';

/** What a table says, its headings first: numbers with all of the digits kept beside them, and not as they are read. */
export function rowsOf(table: HTMLTableElement): Cells[] {
  return [...table.rows].map((row) => [...row.cells].filter(({ hidden }) => !hidden).map(cellOf));
}

/** The same of a list of names and values, each pair in an element of its own. */
export function rowsOfList(list: HTMLElement): Cells[] {
  return Array.from(list.children, ({ children }) => Array.from(children, cellOf));
}

/** What a cell says; a number with all of its digits. */
export function cellOf(element: Element): Cell {
  const value = element.getAttribute('data-value');
  return value === null ? element.textContent.trim() : Number(value);
}

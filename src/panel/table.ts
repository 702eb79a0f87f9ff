import { formatNumber } from '../format';
import { h } from './element';

type Attributes = Parameters<typeof h>[1];

/** The heading of a column, with its unit under it. */
export function columnHead(name: string, unit?: string): HTMLElement {
  return h('th', { scope: 'col' }, name, ...(unit ? [' ', h('small', {}, unit)] : []));
}

export function rowHead(name: string): HTMLElement {
  return h('th', { scope: 'row' }, name);
}

/** A number as it is read, with all of its digits kept beside. */
export function numberCell(value: number, attributes: Attributes = {}, text = formatNumber(value, 4)): HTMLElement {
  return h('td', { ...attributes, 'data-value': value }, text);
}

/** A table that may be wider than the page: it scrolls by itself, with the keys as well. */
export function scrolled(name: string, table: HTMLElement): HTMLElement {
  return h('div', { class: 'scrolled', role: 'region', tabindex: 0, 'aria-label': name }, table);
}

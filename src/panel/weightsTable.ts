import { formatNumber } from '../format';
import { h } from './element';
import type { Term } from './terms';
import type { Say } from './words';

/** Every weight in both tongues; each heading says which. */
export class WeightsTable {
  readonly element: HTMLTableElement;
  readonly #body = h('tbody');

  constructor(private readonly say: Say) {
    const head = h(
      'tr',
      {},
      h('th', { scope: 'col' }, say('feature')),
      heading(say('weight'), say('weightUnits')),
      heading(say('standardisedWeight'), say('standardisedUnits')),
    );
    this.element = h('table', { id: 'weights', 'aria-labelledby': 'weights-name' }, h('thead', {}, head), this.#body);
  }

  show(bias: Term, features: readonly Term[]): void {
    const first = row(h('tr', { 'data-bias': true }), this.say('bias'), bias);
    const rest = features.map((term) => row(h('tr', { 'data-feature': term.name }), term.name, term));
    this.#body.replaceChildren(first, ...rest);
  }
}

function heading(name: string, unit: string): HTMLElement {
  return h('th', { scope: 'col' }, name, ' ', h('small', {}, unit));
}

function row(element: HTMLElement, name: string, { weight, standardised }: Term): HTMLElement {
  element.append(h('th', { scope: 'row' }, name), cell('weight', weight), cell('standardised', standardised));
  return element;
}

function cell(column: string, value: number): HTMLElement {
  return h('td', { 'data-column': column, 'data-value': value }, formatNumber(value, 5));
}

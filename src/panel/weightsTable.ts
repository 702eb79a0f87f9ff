import { formatNumber } from '../format';
import type { ComparedWeights } from './comparedWeights';
import { h } from './element';
import { swatch } from './runLook';
import type { Term } from './terms';
import type { Say } from './words';

/** Every weight in both tongues, beside those of the runs that are compared; each heading says which. */
export class WeightsTable {
  readonly element: HTMLTableElement;
  readonly #head = h('tr');
  readonly #body = h('tbody');

  constructor(private readonly say: Say) {
    this.element = h(
      'table',
      { id: 'weights', 'aria-labelledby': 'weights-name' },
      h('thead', {}, this.#head),
      this.#body,
    );
  }

  show(bias: Term, features: readonly Term[], compared: readonly ComparedWeights[]): void {
    const known = new Set(features.map(({ name }) => name));
    const others = new Set(compared.flatMap(({ terms }) => [...terms.keys()].filter((name) => !known.has(name))));
    const byName = (name: string) => compared.map(({ terms }) => terms.get(name));
    const ofBias = compared.map((one) => one.bias);
    this.#head.replaceChildren(...this.#heads(compared));
    this.#body.replaceChildren(
      row(h('tr', { 'data-bias': true }), this.say('bias'), [bias, ...ofBias]),
      ...features.map((term) => row(rowOf(term.name), term.name, [term, ...byName(term.name)])),
      ...[...others].map((name) => row(rowOf(name), name, [undefined, ...byName(name)])),
    );
  }

  #heads(compared: readonly ComparedWeights[]): HTMLElement[] {
    const [weight, standardised] = [this.say('weightUnits'), this.say('standardisedUnits')];
    return [
      h('th', { scope: 'col' }, this.say('feature')),
      heading([this.say('weight')], weight),
      heading([this.say('standardisedWeight')], standardised),
      ...compared.flatMap(({ name, colour }) => [
        heading([nameOf(name)], weight),
        heading([swatch(colour, 2, true), ' ', nameOf(name)], standardised),
      ]),
    ];
  }
}

function heading(name: readonly (Node | string)[], unit: string): HTMLElement {
  return h('th', { scope: 'col' }, ...name, ' ', h('small', {}, unit));
}

/** A long name is cut short, and whole on hover; the list of runs has it whole as well. */
function nameOf(run: string): HTMLElement {
  return h('span', { class: 'run-name', title: run }, run);
}

function rowOf(feature: string): HTMLElement {
  return h('tr', { 'data-feature': feature });
}

/** The first term is that of the current run. */
function row(element: HTMLElement, name: string, [own, ...others]: readonly (Term | undefined)[]): HTMLElement {
  element.append(
    h('th', { scope: 'row' }, name),
    cell('weight', own?.weight),
    cell('standardised', own?.standardised),
    ...others.flatMap((term) => [
      cell('compared-weight', term?.weight),
      cell('compared-standardised', term?.standardised),
    ]),
  );
  return element;
}

function cell(column: string, value: number | undefined): HTMLElement {
  return h('td', { 'data-column': column, 'data-value': value }, formatNumber(value ?? Number.NaN, 5));
}

import { formatCount, formatNumber } from '../format';
import type { Curve } from './curve';
import { h, setText } from './element';
import { thin } from './thin';
import type { Say } from './words';

const ROWS = 20;

/** The curve in words and numbers; filled only while it is open. */
export class LossTable {
  readonly element: HTMLDetailsElement;
  readonly #name = h('th', { scope: 'col' });
  readonly #body = h('tbody');
  #filledAt = 0;

  constructor(
    private readonly curve: Curve,
    say: Say,
  ) {
    const head = h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, say('iteration')), this.#name));
    const table = h('table', { id: 'losses' }, head, this.#body);
    this.element = h('details', {}, h('summary', {}, say('lossTable')), table);
    this.element.addEventListener('toggle', () => this.fill());
  }

  show(lossName: string): void {
    setText(this.#name, lossName);
    this.fill();
  }

  /** While losses keep coming, once a second is enough. */
  refresh(): void {
    if (performance.now() - this.#filledAt >= 1000) this.fill();
  }

  fill(): void {
    if (!this.element.open) return;
    this.#filledAt = performance.now();
    const { values } = this.curve;
    this.#body.replaceChildren(...thin(values.length - 1, ROWS).map((k) => row(k, values[k] ?? Number.NaN)));
  }
}

function row(iteration: number, loss: number): HTMLElement {
  const heading = h('th', { scope: 'row' }, formatCount(iteration));
  return h('tr', {}, heading, h('td', { 'data-value': loss }, formatNumber(loss, 8)));
}

import { h } from './element';
import type { Say } from './words';

/** How many rows were used, and why others were left out. */
export class Rows {
  readonly #list = h('ul', { id: 'rows' });
  readonly element: HTMLElement;

  constructor(say: Say) {
    this.element = h('section', {}, h('h2', {}, say('rows')), this.#list);
  }

  show(lines: readonly string[]): void {
    this.#list.replaceChildren(...lines.map((line) => h('li', {}, line)));
    this.element.hidden = lines.length === 0;
  }
}

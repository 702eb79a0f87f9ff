import type { Named } from '../protocol';
import { h, setText } from './element';

/** A list to choose one from: what is chosen is told at once. */
export class Choice {
  readonly element: HTMLElement;
  readonly #label: HTMLElement;
  readonly #select: HTMLSelectElement;
  #offered = '';

  constructor(id: string, changed: (value: string) => void) {
    this.#select = h('select', { id });
    this.#label = h('label', { for: id });
    this.element = h('div', { class: 'field' }, this.#label, this.#select);
    this.#select.addEventListener('change', () => changed(this.#select.value));
  }

  /** Of a single choice there is nothing to choose. */
  show(name: string, value: string, choices: readonly Named[]): void {
    setText(this.#label, name);
    const offered = JSON.stringify(choices);
    if (offered !== this.#offered) {
      this.#offered = offered;
      this.#select.replaceChildren(...choices.map((choice) => h('option', { value: choice.id }, choice.name)));
      this.#select.disabled = choices.length < 2;
    }
    if (this.#select.value !== value) this.#select.value = value;
    this.#select.title = this.#select.selectedOptions[0]?.text ?? '';
  }
}

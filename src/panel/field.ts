import { h, setText } from './element';
import type { Option } from './option';

interface FieldParts {
  readonly id: string;
  readonly label: string;
  readonly parse: (text: string) => Option | undefined;
  readonly format: (value: number) => string;
  /** What the field takes: said under it where it holds something else. */
  readonly expected: string;
  /** The id of a line that says more of it. */
  readonly describedBy?: string;
  /** Told what the field holds, whenever that changes. */
  readonly changed?: (option: Option | undefined) => void;
}

/** A text field for a number or `auto`, with the number that `auto` stands for inside it. */
export class Field {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #inForce: HTMLElement;
  readonly #error: HTMLElement;
  #shown = '';

  constructor(private readonly parts: FieldParts) {
    const { id, label, describedBy = '' } = parts;
    const described = { 'aria-describedby': `${id}-in-force ${id}-error ${describedBy}`.trim() };
    const plain = { type: 'text', placeholder: 'auto', autocomplete: 'off', spellcheck: 'false' };
    this.#input = h('input', { id, ...plain, ...described });
    this.#inForce = h('span', { id: `${id}-in-force`, class: 'in-force' });
    this.#error = h('p', { id: `${id}-error`, class: 'field-error', role: 'alert', hidden: true });
    const box = h('div', { class: 'box' }, this.#input, this.#inForce);
    this.element = h('div', { class: 'field' }, h('label', { for: id }, label), box, this.#error);
    this.#input.addEventListener('input', () => this.#edited());
  }

  /** Shows an option and the number in force, but not over an edit: of the run shown, or one that goes on while a new run begins. */
  show(option: Option, inForce: number | undefined, isNew: boolean): void {
    setText(this.#inForce, option === 'auto' && inForce !== undefined ? `= ${this.parts.format(inForce)}` : '');
    const text = String(option);
    const changed = this.#input.value !== this.#shown;
    const kept = changed && (!isNew || document.activeElement === this.#input);
    this.#shown = text;
    if (!kept) this.#input.value = text;
    this.#edited();
  }

  /** What the field holds; undefined, and marked so, where that is no option. */
  read(): Option | undefined {
    const option = this.parts.parse(this.#input.value);
    this.#mark(option === undefined);
    if (option === undefined) this.#input.focus();
    return option;
  }

  /** What the field holds was taken: the next run's option replaces it. */
  settle(): void {
    this.#shown = this.#input.value;
  }

  #edited(): void {
    const option = this.parts.parse(this.#input.value);
    this.#inForce.hidden = option !== 'auto';
    if (option !== undefined) this.#mark(false);
    this.parts.changed?.(option);
  }

  #mark(invalid: boolean): void {
    if (invalid) this.#input.setAttribute('aria-invalid', 'true');
    else this.#input.removeAttribute('aria-invalid');
    this.#error.hidden = !invalid;
    setText(this.#error, invalid ? this.parts.expected : '');
  }
}

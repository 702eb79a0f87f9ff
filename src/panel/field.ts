import { h, setText } from './element';
import type { Option } from './option';

interface FieldParts<T extends Option> {
  readonly id: string;
  readonly label: string;
  readonly parse: (text: string) => T | undefined;
  /** How the number that `auto` stands for is written. */
  readonly format: (value: number) => string;
  /** The word that an empty field stands for. */
  readonly word?: string | undefined;
  /** What the field takes: said under it where it holds something else. */
  readonly expected: string;
  /** The id of a line that says more of it. */
  readonly describedBy?: string;
  /** Told what the field holds, whenever that changes. */
  readonly changed?: (option: T | undefined) => void;
}

/** A text field for a number or a word, with the number that `auto` stands for inside it. */
export class Field<T extends Option = Option> {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #inForce: HTMLElement;
  readonly #error: HTMLElement;
  #shown = '';

  constructor(private readonly parts: FieldParts<T>) {
    const { id, label, word, describedBy = '' } = parts;
    const described = { 'aria-describedby': `${id}-in-force ${id}-error ${describedBy}`.trim() };
    const plain = { type: 'text', placeholder: word, autocomplete: 'off', spellcheck: 'false' };
    this.#input = h('input', { id, ...plain, ...described });
    this.#inForce = h('span', { id: `${id}-in-force`, class: 'in-force' });
    this.#error = h('p', { id: `${id}-error`, class: 'field-error', role: 'alert', hidden: true });
    const box = h('div', { class: 'box' }, this.#input, this.#inForce);
    this.element = h('div', { class: 'field' }, h('label', { for: id }, label), box, this.#error);
    this.#input.addEventListener('input', () => this.#edited());
  }

  /** Shows an option and the number in force, but not over an edit: of the run shown, or one that goes on while a new run begins. */
  show(option: T, inForce: number | undefined, isNew: boolean): void {
    const kept = this.isEdited && (!isNew || document.activeElement === this.#input);
    const text = this.#input.value;
    this.write(option, inForce);
    if (kept) this.#input.value = text;
    this.#edited();
  }

  /** Shows an option and the number in force, over whatever there is. */
  write(option: T, inForce: number | undefined): void {
    setText(this.#inForce, option === 'auto' && inForce !== undefined ? `= ${this.parts.format(inForce)}` : '');
    this.#shown = String(option);
    if (this.#input.value !== this.#shown) this.#input.value = this.#shown;
    this.#edited();
  }

  /** It holds something else than what was shown. */
  get isEdited(): boolean {
    return this.#input.value !== this.#shown;
  }

  /** What the field holds; undefined, and marked so, where that is no option. */
  read(): T | undefined {
    const option = this.parts.parse(this.#input.value);
    this.#mark(option === undefined);
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

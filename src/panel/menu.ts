import { h } from './element';

/** Something to choose; `text` is what it is called. */
export interface Choice {
  readonly text: string;
  choose(): void;
}

/** Where a key leads from item `at` of `last`, over the ends. */
const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at < last ? at + 1 : 0),
  ArrowUp: (at, last) => (at > 0 ? at - 1 : last),
  Home: () => 0,
  End: (_, last) => last,
};

/** A menu that opens under its button. Escape, Tab and whatever happens outside close it. */
export class Menu {
  readonly element: HTMLElement;
  readonly #items: readonly HTMLElement[];

  /** Groups of choices, with lines between them. */
  constructor(
    private readonly button: HTMLButtonElement,
    groups: readonly (readonly Choice[])[],
  ) {
    const items = groups.map((group) => group.map((choice) => this.#item(choice)));
    this.#items = items.flat();
    const parts = items.flatMap((group, g) => (g === 0 ? group : [h('div', { role: 'separator' }), ...group]));
    this.element = h('div', { class: 'menu', role: 'menu', popover: 'auto', 'aria-labelledby': button.id }, ...parts);
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    button.popoverTargetElement = this.element;
    button.addEventListener('keydown', (event) => this.#openWith(event));
    this.element.addEventListener('toggle', (event) => this.#toggled((event as ToggleEvent).newState === 'open'));
    this.element.addEventListener('keydown', (event) => this.#press(event));
  }

  #item({ text, choose }: Choice): HTMLElement {
    const item = h('button', { type: 'button', role: 'menuitem', tabindex: -1 }, text);
    item.addEventListener('click', () => {
      this.element.hidePopover();
      choose();
    });
    item.addEventListener('pointermove', () => item.focus());
    return item;
  }

  #openWith(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.element.showPopover();
  }

  #toggled(open: boolean): void {
    this.button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    this.#place();
    addEventListener('scroll', () => this.element.hidePopover(), { passive: true, once: true });
    this.#items[0]?.focus({ preventScroll: true });
  }

  /** Under the button, its right edge on the button's; above it where there is no room below. */
  #place(): void {
    const { right, top, bottom } = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = bottom + 2;
    this.element.style.left = `${Math.max(0, right - width)}px`;
    this.element.style.top = `${below + height > innerHeight ? Math.max(0, top - 2 - height) : below}px`;
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Tab') this.element.hidePopover();
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? this.#items.indexOf(activeElement) : -1;
    this.#items[step(at, this.#items.length - 1)]?.focus();
  }
}

import { h } from './element';
import { remembered } from './host';

export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly element: HTMLElement;
}

/** Views that take turns in one place; the arrow keys walk from tab to tab. */
export class Tabs {
  readonly element: HTMLElement;
  readonly #chosen = remembered<string>('tab', '');
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #panels: readonly HTMLElement[];

  constructor(
    name: string,
    private readonly tabs: readonly Tab[],
    private readonly changed: () => void,
  ) {
    this.#buttons = tabs.map(({ id, name: label }) => {
      const attributes = { id: `tab-${id}`, type: 'button', role: 'tab', 'aria-controls': `panel-${id}` };
      return h('button', attributes, label);
    });
    this.#panels = tabs.map(({ id, element }) =>
      h('div', { id: `panel-${id}`, role: 'tabpanel', 'aria-labelledby': `tab-${id}` }, element),
    );
    const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': name }, ...this.#buttons);
    list.addEventListener('keydown', (event) => this.#press(event));
    for (const [k, button] of this.#buttons.entries()) button.addEventListener('click', () => this.#choose(k));
    this.element = h('section', { class: 'views' }, list, ...this.#panels);
    this.#show();
  }

  /** The place of the tab in sight. */
  get active(): number {
    return Math.max(
      0,
      this.tabs.findIndex(({ id }) => id === this.#chosen.get()),
    );
  }

  #choose(k: number): void {
    this.#chosen.set(this.tabs[k]?.id ?? '');
    this.#show();
    this.changed();
  }

  #show(): void {
    for (const [k, button] of this.#buttons.entries()) {
      const isActive = k === this.active;
      button.setAttribute('aria-selected', String(isActive));
      button.tabIndex = isActive ? 0 : -1;
      this.#panels[k]?.toggleAttribute('hidden', !isActive);
    }
  }

  #press(event: KeyboardEvent): void {
    const count = this.tabs.length;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (this.active + 1) % count,
      ArrowLeft: (this.active + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const k = to[event.key];
    if (k === undefined) return;
    event.preventDefault();
    this.#choose(k);
    this.#buttons[k]?.focus();
  }
}

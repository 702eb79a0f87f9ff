import type { PanelWord } from '../panelWord';
import { h, icon } from './element';
import { CROSS } from './shapes';
import type { Say } from './words';

const QUESTION = 'M5.5 6a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4v.3M8 12v1';

/** What the parts of the page show, in their order on it. */
const PARTS: readonly (readonly [name: PanelWord, meaning: PanelWord])[] = [
  ['learningRate', 'helpControls'],
  ['transport', 'helpTransport'],
  ['surfaceLoss', 'helpLoss'],
  ['views', 'helpViews'],
  ['metrics', 'helpMetrics'],
  ['weights', 'helpWeights'],
  ['runs', 'helpRuns'],
  ['rows', 'helpRows'],
];

/** What the keys do, where the focus is on a part. */
const KEYS: readonly (readonly [where: PanelWord, what: PanelWord])[] = [
  ['helpAnywhere', 'helpKeys'],
  ['surfaceLoss', 'keyboardHint'],
  ['fitTab', 'fitHint'],
  ['surfaceTab', 'surfaceHint'],
];

/** What the page shows and how it is used without a mouse: by its button or Alt+F1, as elsewhere in VS Code. */
export class Help {
  readonly button: HTMLButtonElement;
  readonly element = h('dialog', { id: 'help', 'aria-labelledby': 'help-title' });

  constructor(private readonly say: Say) {
    const name = `${say('help')} (Alt+F1)`;
    const words = { 'aria-label': name, title: name, 'aria-haspopup': 'dialog' };
    this.button = h(
      'button',
      { id: 'help-button', type: 'button', class: 'icon-button take', ...words },
      icon(QUESTION),
    );
    this.button.addEventListener('click', () => this.#open());
    document.addEventListener('keydown', (event) => this.#press(event));
  }

  #open(): void {
    if (this.element.open) return;
    if (!this.element.hasChildNodes()) this.element.append(...this.#parts());
    this.element.showModal(); // Escape closes it, and the focus goes back to where it was
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'F1' || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the workbench would open a help of its own
    this.#open();
  }

  #parts(): readonly HTMLElement[] {
    const close = h('button', {
      id: 'help-close',
      type: 'button',
      class: 'icon-button',
      'aria-label': this.say('helpClose'),
    });
    close.append(icon(CROSS.icon));
    close.addEventListener('click', () => this.element.close());
    return [
      h('header', {}, h('h2', { id: 'help-title' }, this.say('help')), close),
      h('p', {}, this.say('helpIntroduction')),
      this.#list(PARTS),
      h('h3', {}, this.say('helpKeyboard')),
      this.#list(KEYS),
    ];
  }

  #list(entries: readonly (readonly [PanelWord, PanelWord])[]): HTMLElement {
    const pairs = entries.map(([term, meaning]) => [h('dt', {}, this.say(term)), h('dd', {}, this.say(meaning))]);
    return h('dl', {}, ...pairs.flat());
  }
}

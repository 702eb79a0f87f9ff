import type { RunView } from '../protocol';
import { h, icon, setText } from './element';
import { Help } from './help';
import { post } from './host';
import type { Say } from './words';

const PAGE_OF_LINES = 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 7.5h5M5.5 9.5h5M5.5 11.5h3';

/** A table, and a column that is put behind it. */
const ARROW_TO_COLUMN = 'M1.5 3.5h6v9h-6zM1.5 6.5h6M1.5 9.5h6M9 8h3M10.5 6.5l1.5 1.5l-1.5 1.5M14.5 3.5v9';

/** What is trained on which file, and whether that file was edited since; and the ways to a report and to predictions. */
export class Title {
  readonly #title = h('h1');
  readonly #file = h('span', { class: 'file' });
  readonly #stale = h('span', { id: 'stale', hidden: true });
  readonly element: HTMLElement;

  constructor(private readonly say: Say) {
    const report = this.#button('report', say('openReport'), PAGE_OF_LINES);
    const predict = this.#button('predict', say('predict'), ARROW_TO_COLUMN);
    const help = new Help(say);
    this.element = h(
      'header',
      { class: 'takes' },
      this.#title,
      help.button,
      predict,
      report,
      h('p', {}, this.#file, this.#stale),
      help.element,
    );
  }

  show({ title, file, stale }: RunView): void {
    setText(this.#title, title);
    setText(this.#file, file);
    setText(this.#stale, stale ? this.say('stale') : '');
    this.#stale.hidden = !stale;
  }

  #button(type: 'report' | 'predict', name: string, picture: string): HTMLElement {
    const words = { 'aria-label': name, title: name };
    const button = h('button', { id: type, type: 'button', class: 'icon-button take', ...words }, icon(picture));
    button.addEventListener('click', () => post({ type }));
    return button;
  }
}

import type { RunView } from '../protocol';
import { h, icon, setText } from './element';
import { post } from './host';
import type { Say } from './words';

const PAGE_OF_LINES = 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 7.5h5M5.5 9.5h5M5.5 11.5h3';

/** What is trained on which file, and whether that file was edited since; and the way to a report of it. */
export class Title {
  readonly #title = h('h1');
  readonly #file = h('span', { class: 'file' });
  readonly #stale = h('span', { id: 'stale', hidden: true });
  readonly element: HTMLElement;

  constructor(private readonly say: Say) {
    const name = say('openReport');
    const report = h('button', {
      id: 'report',
      type: 'button',
      class: 'icon-button take',
      'aria-label': name,
      title: name,
    });
    report.append(icon(PAGE_OF_LINES));
    report.addEventListener('click', () => post({ type: 'report' }));
    this.element = h('header', { class: 'takes' }, this.#title, report, h('p', {}, this.#file, this.#stale));
  }

  show({ title, file, stale }: RunView): void {
    setText(this.#title, title);
    setText(this.#file, file);
    setText(this.#stale, stale ? this.say('stale') : '');
    this.#stale.hidden = !stale;
  }
}

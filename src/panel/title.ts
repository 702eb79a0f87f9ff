import type { RunView } from '../protocol';
import { h, setText } from './element';
import type { Say } from './words';

/** What is trained on which file, and whether that file was edited since. */
export class Title {
  readonly #title = h('h1');
  readonly #file = h('span', { class: 'file' });
  readonly #stale = h('span', { id: 'stale', hidden: true });
  readonly element = h('header', {}, this.#title, h('p', {}, this.#file, this.#stale));

  constructor(private readonly say: Say) {}

  show({ title, file, stale }: RunView): void {
    setText(this.#title, title);
    setText(this.#file, file);
    setText(this.#stale, stale ? this.say('stale') : '');
    this.#stale.hidden = !stale;
  }
}

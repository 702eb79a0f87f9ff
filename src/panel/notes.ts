import type { Note, RunView } from '../protocol';
import { h, icon } from './element';
import type { Post } from './host';
import { KINDS } from './kinds';
import type { Say } from './words';

/** Why a run stopped and what to make of it; of one that failed, what went wrong and the way to try again. */
export class Notes {
  readonly element: HTMLElement;
  readonly #list = h('ul', { id: 'notes' });
  readonly #retry: HTMLButtonElement;

  constructor(
    private readonly say: Say,
    post: Post,
    private readonly leave: () => void,
  ) {
    this.#retry = h('button', { id: 'retry', type: 'button', hidden: true }, say('retry'));
    this.#retry.addEventListener('click', () => post({ type: 'retry' }));
    this.element = h('section', { class: 'notes' }, this.#list, this.#retry);
  }

  /** `waits`: the notes of the next run are to come, and until then their place is kept. */
  show({ notes, state }: RunView, waits: boolean): void {
    const failed = state === 'failed';
    if (!failed && document.activeElement === this.#retry) this.leave();
    this.#retry.hidden = !failed;
    const keepsPlace = waits && notes.length === 0;
    this.element.classList.toggle('waits', keepsPlace);
    if (keepsPlace) return;
    this.#list.replaceChildren(...notes.map((note) => this.#item(note)));
    this.element.hidden = notes.length === 0 && !failed;
  }

  #item({ kind, text }: Note): HTMLElement {
    const { word, path } = KINDS[kind];
    return h(
      'li',
      { 'data-kind': kind },
      icon(path),
      h('span', { class: 'heard' }, `${this.say(word)}: `),
      h('span', {}, text),
    );
  }
}

import type { LessonCard } from '../protocol';
import { h, icon } from './element';
import type { Post } from './host';
import { CROSS } from './shapes';

const TICK = 'M2.5 8.5l3.5 3.5l7.5-8';
const ARROW_BACK = 'M6 3.5l-3.5 3.5l3.5 3.5M2.5 7h7a3.5 3.5 0 0 1 0 7h-2';

/** The lesson that the runs belong to: what was predicted and, once it has happened, what did. It stays until it is closed. */
export class LessonView {
  readonly element = h('section', { id: 'lesson', hidden: true, 'aria-labelledby': 'lesson-title' });

  constructor(private readonly post: Post) {}

  show(card: LessonCard | undefined, takesFocus: boolean): void {
    this.element.hidden = !card;
    this.element.replaceChildren(...(card ? this.#partsOf(card) : []));
    if (card?.outcome) this.element.dataset.outcome = card.outcome.isRight ? 'right' : 'wrong';
    else delete this.element.dataset.outcome;
    if (takesFocus) this.element.querySelector<HTMLElement>('#lesson-outcome')?.focus();
  }

  #partsOf(card: LessonCard): readonly HTMLElement[] {
    const close = h('button', { type: 'button', class: 'icon-button', 'aria-label': card.close, title: card.close });
    close.append(icon(CROSS.icon));
    close.addEventListener('click', () => this.post({ type: 'lesson' }));
    return [
      h('header', {}, h('h2', { id: 'lesson-title' }, card.title), close),
      h('p', {}, card.setting),
      h('p', { class: 'question' }, card.question),
      h('ul', { class: 'answers' }, ...card.answers.map(answerOf)),
      ...(card.outcome ? [outcomeOf(card.outcome)] : []),
      ...(card.outcome ? [this.#buttons(card)] : []),
    ];
  }

  #buttons({ lesson, next, again }: LessonCard): HTMLElement {
    const repeat = this.#button('lesson-again', again, lesson, 'secondary');
    const forward = next && this.#button('lesson-next', next.text, next.lesson);
    return h('p', { class: 'buttons' }, forward, repeat);
  }

  #button(id: string, text: string, lesson: string, kind?: string): HTMLElement {
    const button = h('button', { id, type: 'button', class: kind }, text);
    button.addEventListener('click', () => this.post({ type: 'lesson', lesson }));
    return button;
  }
}

function answerOf({ text, isRight, marks }: LessonCard['answers'][number]): HTMLElement {
  const tags = marks.map((mark) => h('span', { class: 'mark' }, mark));
  return h('li', { class: isRight ? 'right' : undefined }, h('span', {}, text), ...tags);
}

/** It takes the focus, so that it is read out where somebody listens. */
function outcomeOf({ isRight, headline, sentences }: NonNullable<LessonCard['outcome']>): HTMLElement {
  const list = h('ul', { id: 'lesson-sentences' }, ...sentences.map((sentence) => h('li', {}, sentence)));
  return h(
    'div',
    {
      id: 'lesson-outcome',
      role: 'group',
      tabindex: -1,
      'aria-labelledby': 'lesson-headline',
      'aria-describedby': 'lesson-sentences',
    },
    h('p', { class: 'headline' }, icon(isRight ? TICK : ARROW_BACK), h('span', { id: 'lesson-headline' }, headline)),
    list,
  );
}

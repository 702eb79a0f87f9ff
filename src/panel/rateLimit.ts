import { formatNumber } from '../format';
import type { RunStart, RunView } from '../protocol';
import { h, setText } from './element';
import { WARNING } from './kinds';
import { isAbove, type Rate } from './option';
import type { Say } from './words';

type Limit = NonNullable<RunStart['rateLimit']>;

/** How large the learning rate can be on this table. What is typed above it is marked, and allowed: to see it diverge teaches. */
export class RateLimitLine {
  readonly element = h('p', { id: 'rate-limit', 'aria-live': 'off' });
  readonly #warning: HTMLElement;
  readonly #icon = WARNING();
  readonly #text = h('span');
  #limit: Limit | undefined;
  #typed: Rate | undefined;
  #kind = '';

  constructor(private readonly say: Say) {
    this.#warning = h('span', { class: 'heard' }, `${say('warning')}: `);
    this.element.append(this.#warning, this.#text, this.#icon);
  }

  get value(): number | undefined {
    return this.#limit?.value;
  }

  /** The limit of the run before stands until that of a like one is known. */
  show({ start, file, title, state }: RunView): void {
    const kind = JSON.stringify([file, title]);
    if (!start && state !== 'failed' && kind === this.#kind) return;
    this.#kind = kind;
    this.#limit = start?.rateLimit;
    this.#update();
  }

  typed(option: Rate | undefined): void {
    this.#typed = option;
    this.#update();
  }

  #update(): void {
    const limit = this.#limit;
    const above = isAbove(this.#typed, limit?.value);
    this.element.toggleAttribute('data-above', above);
    this.#icon.toggleAttribute('hidden', !above);
    if (limit) this.element.dataset.value = String(limit.value);
    else delete this.element.dataset.value;
    this.#warning.hidden = !above;
    setText(this.#text, limit ? this.say(limit.kind, formatNumber(limit.value, 3)) : '');
  }
}

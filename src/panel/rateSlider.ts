import { formatNumber } from '../format';
import type { RunView } from '../protocol';
import { h } from './element';
import { isAbove, type Rate } from './option';
import { RateLimitLine } from './rateLimit';
import { holds, positionOf, type RateScale, rateAt, STEPS, scaleAround, shareOf } from './rateScale';
import type { Say } from './words';

interface SliderParts {
  readonly say: Say;
  /** The hand is at a rate, and goes on; `inForce` is what `auto` stands for. */
  passing(rate: Rate, inForce: number | undefined): void;
  /** The hand has left it there. */
  settled(rate: Rate): void;
}

/**
 * The learning rate on a logarithmic scale with its marks: what `auto` stands for, which is chosen there, and the limit. Its thumb is
 * where the hand is: while that holds it, nothing moves it, and its scale is another only where another loss needs one.
 */
export class RateSlider {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #limit: RateLimitLine;
  readonly #autoWord: HTMLElement;
  readonly #gap = h('span', { class: 'rate-gap' });
  readonly #autoTick = h('span', { class: 'rate-tick', hidden: true });
  readonly #limitTick = h('span', { class: 'rate-tick', hidden: true });
  readonly #beyond = h('span', { class: 'rate-beyond', hidden: true });
  #scale: RateScale | undefined;
  #automatic: number | undefined;
  #kind = '';
  #held: Rate | undefined;
  #isKeyDown = false;

  constructor(private readonly parts: SliderParts) {
    const { say } = parts;
    this.#limit = new RateLimitLine(say);
    this.#autoWord = h('span', { class: 'rate-auto', 'aria-hidden': 'true', hidden: true }, say('automatic'));
    const named = { 'aria-label': say('rateSlider'), 'aria-describedby': 'rate-limit' };
    const range = { type: 'range', min: 0, max: STEPS, step: 1, disabled: true };
    this.#input = h('input', { id: 'learning-rate-slider', ...range, ...named });
    const marks = h('div', { class: 'rate-marks' }, this.#autoWord, this.#gap, this.#limit.element);
    const ticks = h('div', { class: 'rate-ticks' }, this.#beyond, this.#autoTick, this.#limitTick);
    this.element = h('div', { class: 'rate-slider' }, marks, h('div', { class: 'rate-track' }, ticks, this.#input));
    this.#input.addEventListener('input', () => this.#move());
    this.#input.addEventListener('change', () => !this.#isKeyDown && this.#letGo());
    this.#input.addEventListener('keydown', () => {
      this.#isKeyDown = true;
    });
    this.#input.addEventListener('keyup', () => this.#letGo());
    this.#input.addEventListener('blur', () => this.#letGo());
  }

  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** `follows`: the thumb goes to the rate of the run. */
  show(view: RunView, follows: boolean): void {
    this.#limit.show(view);
    if (this.isHeld) return;
    this.#learn(view);
    const { learningRate } = view.options;
    if (follows) this.#place(learningRate);
  }

  /** The field beside it holds another rate. */
  typed(rate: Rate | undefined): void {
    this.#limit.typed(rate);
  }

  /** What of the run decides the scale and its marks; they stand until those of the next are known. */
  #learn({ start, file, target, estimator, lossName }: RunView): void {
    if (!start) return;
    const kind = JSON.stringify([file, target, estimator, lossName]);
    const { automaticRate, rateLimit } = start;
    const marks = rateLimit ? [automaticRate, rateLimit.value] : [automaticRate];
    if (!this.#scale || kind !== this.#kind || !holds(this.#scale, marks)) {
      this.#scale = scaleAround(rateLimit?.value ?? automaticRate);
    }
    this.#kind = kind;
    this.#automatic = automaticRate;
    this.#input.disabled = false;
    this.#mark(this.#scale, automaticRate, rateLimit?.value);
  }

  #mark(scale: RateScale, automatic: number, limit: number | undefined): void {
    const [auto, end] = [shareOf(scale, automatic), limit === undefined ? undefined : shareOf(scale, limit)];
    this.#autoWord.hidden = this.#autoTick.hidden = false;
    this.#limitTick.hidden = this.#beyond.hidden = end === undefined;
    this.#autoTick.style.left = this.#autoWord.style.flexBasis = percent(auto);
    this.#gap.style.flexBasis = percent((end ?? auto) - auto);
    if (end !== undefined) this.#limitTick.style.left = this.#beyond.style.left = percent(end);
    this.#limitTick.dataset.value = String(limit ?? '');
  }

  #place(rate: Rate): void {
    const number = rate === 'auto' ? this.#automatic : rate;
    if (this.#scale && number !== undefined) this.#input.value = String(positionOf(this.#scale, number));
    this.#tell(rate);
  }

  #move(): void {
    if (!this.#scale) return;
    const position = Number(this.#input.value);
    const isAuto = this.#automatic !== undefined && position === positionOf(this.#scale, this.#automatic);
    this.#held = isAuto ? 'auto' : rateAt(this.#scale, position);
    this.#tell(this.#held);
    this.parts.passing(this.#held, this.#automatic);
  }

  #letGo(): void {
    const held = this.#held;
    this.#isKeyDown = false;
    this.#held = undefined;
    if (held !== undefined) this.parts.settled(held);
  }

  #tell(rate: Rate): void {
    const number = formatNumber(rate === 'auto' ? (this.#automatic ?? Number.NaN) : rate, 3);
    this.#input.setAttribute('aria-valuetext', rate === 'auto' ? `auto = ${number}` : number);
    this.#input.toggleAttribute('data-above', isAbove(rate, this.#limit.value));
  }
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

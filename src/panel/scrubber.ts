import { formatCount } from '../format';
import { h } from './element';
import { seenLogarithmic } from './host';
import { evenly, type IterationScale, logarithmically } from './iterationScale';
import { KEYS } from './keys';

/** Places on the slider: finer than any screen, for a hand can't tell more. The keys go iteration by iteration. */
const PLACES = 10_000;

interface Moves {
  /** `passing` while the hand is on its way. */
  moved(iteration: number, passing: boolean): void;
}

/** A slider over every iteration, on the scale of the curve's axis. */
export class Scrubber {
  readonly element: HTMLInputElement;
  #last = 0;
  #iteration = 0;

  constructor(
    name: string,
    private readonly moves: Moves,
  ) {
    const range = { type: 'range', min: 0, max: PLACES, step: 1, value: 0 };
    this.element = h('input', { id: 'scrubber', ...range, 'aria-label': name });
    this.element.addEventListener('input', () => this.#moveTo(this.#iterationHere, true));
    this.element.addEventListener('change', () => this.#moveTo(this.#iterationHere, false));
    this.element.addEventListener('keydown', (event) => this.#press(event));
  }

  show(iteration: number, last: number, text: string): void {
    this.#last = Math.max(0, last);
    this.#iteration = iteration;
    const { position } = this.#scale;
    const share = last > 0 ? position(iteration) / position(last) : 0;
    this.element.value = String(Math.round(PLACES * share));
    this.element.disabled = last <= 0;
    this.element.dataset.iteration = String(iteration);
    this.element.setAttribute('aria-valuetext', text || formatCount(iteration));
  }

  get #scale(): IterationScale {
    return seenLogarithmic.get() ? logarithmically : evenly;
  }

  get #iterationHere(): number {
    const share = Number(this.element.value) / PLACES;
    return Math.round(this.#scale.iteration(share * this.#scale.position(this.#last)));
  }

  #press(event: KeyboardEvent): void {
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#moveTo(step(this.#iteration, this.#last), false);
  }

  #moveTo(iteration: number, passing: boolean): void {
    this.moves.moved(Math.min(this.#last, Math.max(0, iteration)), passing);
  }
}

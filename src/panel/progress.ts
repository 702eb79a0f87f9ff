import { formatCount, formatNumber } from '../format';
import type { RunView } from '../protocol';
import type { Announcer } from './announcer';
import type { Curve } from './curve';
import { distanceTo, isAtBest } from './distance';
import { h, setText } from './element';
import type { Post } from './host';
import type { Say } from './words';

/** How far a run is, in words, numbers and a bar; and the button that stops it. */
export class Progress {
  readonly element: HTMLElement;
  readonly #text = h('span', { id: 'progress' });
  readonly #distance = h('span', { id: 'distance', hidden: true });
  readonly #bar: HTMLProgressElement;
  readonly #stop: HTMLButtonElement;
  #view: RunView | undefined;
  /** Of the table, where it is being read and its size is known. */
  #percent: number | undefined;
  #announced = '';

  /** `leave` gives the focus to another control. */
  constructor(
    private readonly curve: Curve,
    private readonly say: Say,
    private readonly announcer: Announcer,
    post: Post,
    private readonly leave: () => void,
  ) {
    this.#bar = h('progress', { 'aria-label': say('training') });
    this.#stop = h('button', { id: 'stop', type: 'button', class: 'secondary', disabled: true }, say('stop'));
    this.#stop.addEventListener('click', () => post({ type: 'stop' }));
    this.element = h('div', { class: 'progress' }, h('p', {}, this.#text, ' ', this.#distance), this.#stop, this.#bar);
  }

  show(view: RunView): void {
    this.#view = view;
    this.#percent = view.percent;
    const isUnderWay = view.state === 'reading' || (view.state === 'training' && view.ended !== 'stopped');
    const canStop = isUnderWay && !view.passing; // or the button would come and go under a drag
    if (!canStop && document.activeElement === this.#stop) this.leave();
    this.#stop.disabled = !canStop;
    this.#bar.hidden = !canStop;
    this.element.hidden = view.state === 'failed' && this.curve.length === 0;
    if (view.passing && view.state === 'training' && this.curve.length < 2) return; // the words stay until there are others
    this.#announce(view, this.#update());
  }

  /** More of the table is read. */
  read(percent: number): void {
    this.#percent = percent;
    this.#update();
  }

  /** The curve has grown. */
  grow(): void {
    if (this.#view?.state === 'training') this.announcer.sayAtTimes(this.#update());
  }

  /** A new state is said at once, and at the end what came of the run; but no view that tells of no new state or of a value on the way. */
  #announce({ run, state, passing, notes }: RunView, text: string): void {
    const moment = `${run} ${state}`;
    if (passing || moment === this.#announced) return;
    this.#announced = moment;
    this.announcer.say([text, ...notes.map((note) => note.text)].join(' '));
  }

  #update(): string {
    const text = this.#view ? this.#textOf(this.#view) : '';
    setText(this.#text, text);
    const distance = this.#showDistance();
    const share = this.#share;
    if (share === undefined) this.#bar.removeAttribute('value');
    else this.#bar.value = share;
    return distance ? `${text}, ${distance}` : text;
  }

  /** How much is done, where that can be known. */
  get #share(): number | undefined {
    const { state, start, ended } = this.#view ?? {};
    if (state === 'reading') return this.#percent === undefined ? undefined : this.#percent / 100;
    if (state !== 'training' || ended || !start) return undefined;
    return Math.max(0, this.curve.length - 1) / start.maxIterations;
  }

  /** How far the loss is from the least there is, where that is known. */
  #showDistance(): string {
    const { values } = this.curve;
    const best = this.#view?.start?.best;
    const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
    const distance = best === undefined ? undefined : distanceTo(best, last, first);
    this.#distance.hidden = !distance;
    if (!distance) return '';
    const { value, unit } = distance;
    const written = `${formatNumber(value, 3)} ${unit}`.trim();
    const text = isAtBest(distance) ? this.say('atBest') : this.say('aboveBest', written);
    this.#distance.dataset.value = String(value);
    setText(this.#distance, text);
    return text;
  }

  #textOf({ state, file, start }: RunView): string {
    if (state === 'reading') {
      return this.#percent === undefined
        ? this.say('reading', file)
        : this.say('readingPercent', file, String(this.#percent));
    }
    const { values, length } = this.curve;
    if (length === 0) return state === 'training' ? this.say('training') : '';
    const most = start ? formatCount(start.maxIterations) : '–';
    return this.say('progress', formatCount(length - 1), most, formatNumber(values.at(-1) ?? Number.NaN));
  }
}

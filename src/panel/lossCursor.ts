import { formatCount, formatNumber } from '../format';
import type { Announcer } from './announcer';
import type { Curves } from './curve';
import { h } from './element';
import type { LossChart } from './lossChart';
import type { Say } from './words';

/** Digits that tell one iteration from the next. */
const EXACT = 10;

/** Where a key leads from iteration `at` of `last`. */
const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at, last) => at - Math.ceil(last / 20),
  PageDown: (at, last) => at + Math.ceil(last / 20),
  Home: () => 0,
  End: (_, last) => last,
};

/** Reads the exact loss of one iteration: of the one under the pointer, or walked to with the keys. */
export class LossCursor {
  readonly #tooltip = h('div', { class: 'tooltip', hidden: true });

  constructor(
    private readonly frame: HTMLElement,
    private readonly chart: LossChart,
    private readonly curves: Curves,
    private readonly say: Say,
    private readonly announcer: Announcer,
  ) {
    frame.append(this.#tooltip);
    frame.addEventListener('pointermove', ({ clientX }) => this.#point(clientX));
    frame.addEventListener('pointerleave', () => this.clear());
    frame.addEventListener('blur', () => this.clear());
    frame.addEventListener('keydown', (event) => this.#press(event));
  }

  clear(): void {
    this.#moveTo(undefined);
  }

  /** The chart was drawn anew: the place of an iteration may be another, and its loss known by now. */
  follow(): void {
    if (this.chart.cursor !== undefined) this.#place(this.chart.cursor);
  }

  #point(clientX: number): void {
    this.#moveTo(this.chart.iterationAt(clientX - this.frame.getBoundingClientRect().left));
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.clear();
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const { last, cursor } = this.chart;
    this.#moveTo(
      cursor === undefined && event.key !== 'Home' ? last : Math.min(last, Math.max(0, step(cursor ?? 0, last))),
    );
    if (this.chart.cursor !== undefined) this.announcer.say(this.#linesAt(this.chart.cursor).join('; '));
  }

  #moveTo(iteration: number | undefined): void {
    const shown = iteration !== undefined && iteration >= 0 ? iteration : undefined;
    this.#tooltip.hidden = shown === undefined;
    if (shown === this.chart.cursor) return;
    this.chart.cursor = shown;
    this.chart.redraw();
    this.follow();
  }

  #place(iteration: number): void {
    this.#tooltip.replaceChildren(...this.#linesAt(iteration).map((text) => h('div', {}, text)));
    const x = this.chart.cursorX;
    const width = this.#tooltip.offsetWidth;
    const left = x + 12 + width > this.frame.clientWidth ? x - 12 - width : x + 12;
    this.#tooltip.style.transform = `translate(${Math.max(0, left)}px, 0)`;
  }

  #linesAt(iteration: number): string[] {
    const { say, chart } = this;
    const { loss, validation } = this.curves;
    const count = formatCount(iteration);
    const isHeld = validation.length > 0;
    if (!isHeld && chart.ghost[iteration] === undefined) return [say('lossAt', count, exact(loss.values[iteration]))];
    const named = [
      [isHeld ? 'trainingRows' : 'thisRun', loss.values[iteration]],
      ['validationRows', validation.values[iteration]],
      ['previousRun', chart.ghost[iteration]],
    ] as const;
    const lines = named.flatMap(([word, value]) => (value === undefined ? [] : [`${say(word)}: ${exact(value)}`]));
    return [`${say('iteration')} ${count}`, ...lines];
  }
}

function exact(loss = Number.NaN): string {
  return formatNumber(loss, EXACT);
}

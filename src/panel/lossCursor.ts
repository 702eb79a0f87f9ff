import { formatCount, formatNumber } from '../format';
import type { Announcer } from './announcer';
import { h } from './element';
import { KEYS } from './keys';
import type { LossChart } from './lossChart';
import { lossAt } from './series';
import type { Say } from './words';
import { following } from './zoom';

/** Digits that tell one iteration from the next. */
const EXACT = 10;

/** Reads the exact loss of one iteration: of the one under the pointer, or walked to with the keys. A click or Enter picks it. */
export class LossCursor {
  readonly #tooltip = h('div', { class: 'tooltip', hidden: true });

  constructor(
    private readonly frame: HTMLElement,
    private readonly chart: LossChart,
    private readonly say: Say,
    private readonly announcer: Announcer,
    private readonly pick: (iteration: number) => void,
  ) {
    frame.append(this.#tooltip);
    frame.addEventListener('pointermove', ({ clientX }) => this.#point(clientX));
    frame.addEventListener('pointerleave', () => this.clear());
    frame.addEventListener('click', ({ clientX }) => this.#pick(this.#iterationUnder(clientX)));
    frame.addEventListener('blur', () => this.clear());
    frame.addEventListener('keydown', (event) => this.#press(event));
  }

  clear(): void {
    this.#moveTo(undefined);
  }

  /** The chart was drawn anew: the place of an iteration may be another, and its loss known by now. */
  follow(): void {
    const { cursor } = this.chart;
    if (cursor === undefined) return;
    this.#tooltip.hidden = !this.chart.isInSight(cursor);
    if (!this.#tooltip.hidden) this.#place(cursor);
  }

  #point(clientX: number): void {
    this.#moveTo(this.#iterationUnder(clientX));
  }

  #iterationUnder(clientX: number): number | undefined {
    return this.chart.iterationAt(clientX - this.frame.getBoundingClientRect().left);
  }

  /** The iteration under the cursor is looked at. */
  #pick(iteration: number | undefined): void {
    if (iteration !== undefined && iteration >= 0) this.pick(iteration);
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.clear();
    if (event.key === 'Enter') this.#pick(this.chart.cursor);
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#step(step, event.key === 'Home');
    if (this.chart.cursor !== undefined) this.announcer.say(this.#linesAt(this.chart.cursor).join('; '));
  }

  /** Within what is in sight; the arrow keys walk on beyond it. */
  #step(step: (at: number, last: number) => number, toFirst: boolean): void {
    const { chart } = this;
    const { last, cursor, sight, scale } = chart;
    if (last < 0) return;
    const [first, end] = [Math.ceil(sight.from), Math.floor(sight.to)];
    const to = cursor === undefined && !toFirst ? end : first + step((cursor ?? first) - first, end - first);
    const iteration = Math.min(last, Math.max(0, to));
    if (chart.isZoomed) chart.sight = following(sight, last, iteration, scale);
    this.#moveTo(iteration);
  }

  #moveTo(iteration: number | undefined): void {
    const shown = iteration !== undefined && iteration >= 0 ? iteration : undefined;
    this.#tooltip.hidden = shown === undefined;
    if (shown === this.chart.cursor) return;
    this.chart.cursor = shown;
    this.chart.remark();
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
    const count = formatCount(iteration);
    const lines = chart.lines.flatMap(({ name, series }) => {
      const found = lossAt(series, iteration);
      return found ? [{ name, loss: `${found.exact ? '' : '≈ '}${formatNumber(found.loss, EXACT)}` }] : [];
    });
    const [only, ...others] = lines;
    if (only && others.length === 0 && only.name === say('thisRun')) return [say('lossAt', count, only.loss)];
    return [`${say('iteration')} ${count}`, ...lines.map(({ name, loss }) => `${name}: ${loss}`)];
  }
}

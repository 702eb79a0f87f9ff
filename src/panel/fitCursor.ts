import type { Announcer } from './announcer';
import { h } from './element';
import type { FitChart } from './fitChart';
import { placeOf } from './fitDrawing';
import type { FitPicture } from './fitPicture';
import { KEYS } from './keys';
import { nearestTo, orderAlong } from './nearest';
import { pointText } from './pointText';
import type { Say } from './words';

/** A row is read, and taken by a click, when the pointer is so near to it, in pixels. */
const REACH = 24;

const UPRIGHT: Readonly<Record<string, (at: number) => number>> = {
  ArrowUp: (at) => at + 1,
  ArrowDown: (at) => at - 1,
};

/** Reads the exact values of a row, the one under the pointer or walked to with the keys; a click or Enter takes it. */
export class FitCursor {
  readonly #tooltip = h('div', { class: 'tooltip', hidden: true });
  /** The row of the table, which may have another place in the list when there is another run. */
  #row: number | undefined;
  /** What the row was to the training that was taken, until it is something else. */
  #taken: { readonly row: number; readonly role: number | undefined } | undefined;

  /** `take` is given the row of the table. */
  constructor(
    private readonly frame: HTMLElement,
    private readonly chart: FitChart,
    private readonly say: Say,
    private readonly announcer: Announcer,
    private readonly take: (row: number) => void,
  ) {
    frame.append(this.#tooltip);
    frame.addEventListener('pointermove', (event) => this.#moveTo(this.#under(event)));
    frame.addEventListener('pointerleave', () => this.clear());
    frame.addEventListener('blur', () => this.clear());
    frame.addEventListener('click', (event) => this.#take(this.#under(event)));
    frame.addEventListener('keydown', (event) => this.#press(event));
  }

  clear(): void {
    this.#moveTo(undefined);
  }

  /** The picture is another, or was drawn anew: the row has another place by now. */
  follow(): void {
    const { picture } = this.chart;
    const i = this.#row === undefined || !picture ? -1 : picture.fit.points.rows.indexOf(this.#row);
    this.chart.cursor = i < 0 ? undefined : i;
    if (picture && i >= 0) this.#tell(picture, i);
  }

  /** Beside its row, once that is drawn. */
  place(): void {
    const { chart } = this;
    const { cursor, picture } = chart;
    const at = cursor === undefined ? undefined : chart.placeOf(cursor);
    this.#tooltip.hidden = !at;
    if (!at || !picture || cursor === undefined) return;
    this.#tooltip.replaceChildren(...pointText(picture, cursor, this.say).map((text) => h('div', {}, text)));
    const [x, y] = at;
    const { offsetWidth: width, offsetHeight: height } = this.#tooltip;
    const left = x + 14 + width > this.frame.clientWidth ? x - 14 - width : x + 14;
    const top = y - height - 14 < 0 ? y + 14 : y - height - 14;
    this.#tooltip.style.transform = `translate(${Math.max(0, left)}px, ${top}px)`;
  }

  #under({ clientX, clientY }: MouseEvent): number | undefined {
    const { picture, plot } = this.chart;
    if (!picture || !plot) return undefined;
    const { left, top } = this.frame.getBoundingClientRect();
    const at = { x: clientX - left, y: clientY - top };
    return nearestTo(picture.places.x.length, (i) => placeOf(plot, picture, i), at, REACH);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') this.clear();
    const { cursor } = this.chart;
    if (event.key === 'Enter' || event.key === ' ') this.#take(cursor);
    const to = this.#walk(event.key);
    if (to === undefined && event.key !== ' ') return;
    event.preventDefault();
    if (to === undefined) return;
    this.#moveTo(to);
    const { picture } = this.chart;
    if (picture) this.announcer.say(pointText(picture, to, this.say).join('; '));
  }

  /** To the neighbour across or above; to the first where there is no cursor as yet. */
  #walk(key: string): number | undefined {
    const { picture, cursor } = this.chart;
    const step = KEYS[key] ?? UPRIGHT[key];
    if (!picture || !step) return undefined;
    const order = orderAlong(key in UPRIGHT ? picture.places.y : picture.places.x);
    const last = order.length - 1;
    const at = cursor === undefined ? undefined : order.indexOf(cursor);
    if (at === undefined) return order[key === 'End' ? last : 0];
    return order[Math.max(0, Math.min(last, step(at, last)))];
  }

  #moveTo(i: number | undefined): void {
    const row = i === undefined ? undefined : this.chart.picture?.fit.points.rows[i];
    if (row === this.#row) return;
    this.#row = row;
    this.follow();
    this.place();
    this.chart.redraw();
  }

  #take(i: number | undefined): void {
    const row = i === undefined ? undefined : this.chart.picture?.fit.points.rows[i];
    if (row === undefined || i === undefined) return;
    this.#taken = { row, role: this.chart.picture?.fit.points.roles[i] };
    this.take(row);
  }

  /** A row that was taken is left out by now, or put back. */
  #tell(picture: FitPicture, i: number): void {
    const { rows, roles } = picture.fit.points;
    if (this.#taken?.row !== rows[i] || this.#taken?.role === roles[i]) return;
    this.#taken = undefined;
    this.announcer.say(pointText(picture, i, this.say).join('; '));
  }
}

import { h } from './element';
import type { LossChart } from './lossChart';
import type { Say } from './words';
import { between, panned, type Span, zoomed } from './zoom';

const STEP = 0.7;
/** A press that moves less is a click. */
const LEAST_DRAG = 5;
/** What a wheel that counts in lines means by one. */
const LINE = 16;

/**
 * Zooms and pans the curve. Ctrl or ⌘ with the wheel, and a pinch, zoom about the pointer; the wheel alone is left to the page.
 * Dragging chooses a part of the whole, and moves a part along. The keys +, − and 0 zoom about the cursor, Shift and an arrow pans.
 */
export class LossZoom {
  readonly reset: HTMLButtonElement;
  readonly #selection = h('div', { class: 'selection', hidden: true });
  /** Where a press began, and what was in sight. */
  #press: { readonly x: number; readonly sight: Span; isDrag: boolean } | undefined;

  constructor(
    private readonly frame: HTMLElement,
    private readonly chart: LossChart,
    say: Say,
    /** Another part of the curve is in sight, by a key. */
    private readonly changed: () => void,
  ) {
    const attributes = { id: 'zoom-reset', type: 'button', class: 'secondary small', disabled: true } as const;
    this.reset = h('button', attributes, say('wholeCurve'));
    this.reset.addEventListener('click', () => this.#whole());
    frame.append(this.#selection);
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('keydown', (event) => this.#key(event));
    frame.addEventListener('pointerdown', (event) => this.#down(event));
    frame.addEventListener('pointermove', (event) => this.#move(event));
    frame.addEventListener('pointerup', (event) => this.#up(event));
    frame.addEventListener('pointercancel', () => this.#end());
    frame.addEventListener('click', (event) => this.#click(event), { capture: true });
  }

  #whole(): void {
    const hadFocus = document.activeElement === this.reset;
    this.chart.sight = { from: 0, to: Math.max(0, this.chart.last) };
    if (hadFocus) this.frame.focus(); // the button is gone
  }

  #zoom(times: number, about: number): void {
    const { sight, last, scale } = this.chart;
    this.chart.sight = zoomed(sight, last, about, times, scale);
  }

  #pan(share: number, sight = this.chart.sight): void {
    this.chart.sight = panned(sight, this.chart.last, share, this.chart.scale);
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const about = this.chart.iterationAt(this.#xOf(event));
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE);
    if (about !== undefined) this.#zoom(Math.exp(Math.min(100, Math.max(-100, turned)) / 200), about);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { cursor, sight } = this.chart;
    const about = cursor ?? sight.from;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => this.#zoom(STEP, about),
      '=': () => this.#zoom(STEP, about),
      '-': () => this.#zoom(1 / STEP, about),
      _: () => this.#zoom(1 / STEP, about),
      '0': () => this.#whole(),
      ...(event.shiftKey && { ArrowLeft: () => this.#pan(-0.1), ArrowRight: () => this.#pan(0.1) }),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    this.changed();
  }

  #down(event: PointerEvent): void {
    if (event.button === 0) this.#press = { x: this.#xOf(event), sight: this.chart.sight, isDrag: false };
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (!press) return;
    if (!(event.buttons & 1)) {
      this.#end(); // it was let go elsewhere
      return;
    }
    const x = this.#xOf(event);
    if (!press.isDrag && Math.abs(x - press.x) < LEAST_DRAG) return;
    if (!press.isDrag) this.frame.setPointerCapture(event.pointerId);
    press.isDrag = true;
    if (this.#isPart(press.sight)) this.#pan((press.x - x) / this.chart.width, press.sight);
    else this.#select(press.x, x);
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    this.#selection.hidden = true;
    if (!press?.isDrag || this.#isPart(press.sight)) return;
    const [one, other] = [press.x, this.#xOf(event)].map((x) => this.chart.iterationAt(x));
    if (one !== undefined && other !== undefined) this.chart.sight = between(one, other, this.chart.last);
  }

  /** What ends a drag is no click. */
  #click(event: MouseEvent): void {
    if (this.#press?.isDrag) event.stopImmediatePropagation();
    this.#end();
  }

  #end(): void {
    this.#press = undefined;
    this.#selection.hidden = true;
  }

  #select(one: number, other: number): void {
    this.#selection.hidden = false;
    this.#selection.style.left = `${Math.min(one, other)}px`;
    this.#selection.style.width = `${Math.abs(one - other)}px`;
  }

  #isPart({ from, to }: Span): boolean {
    return from > 0 || to < this.chart.last;
  }

  #xOf({ clientX }: MouseEvent): number {
    return clientX - this.frame.getBoundingClientRect().left;
  }
}

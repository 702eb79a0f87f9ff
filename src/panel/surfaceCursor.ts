import { formatNumber } from '../format';
import type { Announcer } from './announcer';
import { h } from './element';
import type { SurfaceChart } from './surfaceChart';
import { heightAt, stepped } from './surfaceGrid';
import type { Spot } from './surfaceScene';
import type { Say } from './words';

/** Steps over the grid, to the right and upwards. */
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};
/** So many at once with Shift. */
const STRIDE = 5;

/** Reads the loss at any two weights, under the pointer or walked to with the keys, and begins a training there. */
export class SurfaceCursor {
  readonly #tooltip = h('div', { class: 'tooltip', hidden: true });

  constructor(
    private readonly frame: HTMLElement,
    private readonly chart: SurfaceChart,
    private readonly say: Say,
    private readonly announcer: Announcer,
    private readonly begin: (spot: Spot) => void,
  ) {
    frame.append(this.#tooltip);
    frame.addEventListener('pointermove', (event) => this.#moveTo(this.#under(event)));
    frame.addEventListener('pointerleave', () => this.clear());
    frame.addEventListener('blur', () => this.clear());
    frame.addEventListener('click', (event) => this.#begin(this.#under(event)));
    frame.addEventListener('keydown', (event) => this.#press(event));
  }

  clear(): void {
    this.#moveTo(undefined);
  }

  /** The surface is another: so may be the loss under the cross. */
  follow(): void {
    if (this.chart.cursor) this.#show(this.chart.cursor);
  }

  #under({ clientX, clientY }: MouseEvent): Spot | undefined {
    const { left, top } = this.frame.getBoundingClientRect();
    return this.chart.spotAt(clientX - left, clientY - top);
  }

  #press(event: KeyboardEvent): void {
    const { scene, cursor } = this.chart;
    if (!scene || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') this.clear();
    if (event.key === 'Enter') this.#begin(cursor);
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const stride = event.shiftKey ? STRIDE : 1;
    const from = cursor ?? scene.surface.at;
    this.#moveTo(stepped(scene.surface, from, stride * step[0], stride * step[1]));
    this.announcer.say(this.#lines(this.chart.cursor).join('; '));
  }

  #begin(spot: Spot | undefined): void {
    if (spot) this.begin(spot);
  }

  #moveTo(spot: Spot | undefined): void {
    this.chart.cursor = spot;
    this.chart.redraw();
    this.#show(spot);
  }

  #show(spot: Spot | undefined): void {
    const place = spot && this.chart.placeOf(spot);
    this.#tooltip.hidden = !place;
    if (!place) return;
    this.#tooltip.replaceChildren(...this.#lines(spot).map((text) => h('div', {}, text)));
    const { offsetWidth: width, offsetHeight: height } = this.#tooltip;
    const left = place.x + 14 + width > this.frame.clientWidth ? place.x - 14 - width : place.x + 14;
    const top = place.y - 14 - height < 0 ? place.y + 14 : place.y - 14 - height;
    this.#tooltip.style.transform = `translate(${Math.max(0, left)}px, ${top}px)`;
  }

  #lines(spot: Spot | undefined): string[] {
    const { scene } = this.chart;
    if (!scene || !spot) return [];
    const { names, surface } = scene;
    const loss = formatNumber(heightAt(surface, spot) ?? Number.NaN, 5);
    return [
      `${names.x}: ${formatNumber(spot.x)}`,
      `${names.y}: ${formatNumber(spot.y)}`,
      `${this.say('surfaceLoss')}: ${loss}`,
    ];
  }
}

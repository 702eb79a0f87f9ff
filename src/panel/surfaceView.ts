import { formatCount, formatNumber } from '../format';
import type { Look, Moment, RunStart, RunView } from '../protocol';
import { h, setText } from './element';
import type { LookParts, LookView } from './look';
import { SurfaceChart } from './surfaceChart';
import { SurfaceChoice } from './surfaceChoice';
import { SurfaceCursor } from './surfaceCursor';
import { surfaceLegend } from './surfaceLegend';
import type { Scene, Spot } from './surfaceScene';
import { SurfaceTable } from './surfaceTable';
import { takeaway } from './takeaway';

/** The loss over two weights with the path of gradient descent on it; a click on it begins a training there. */
export class SurfaceView implements LookView {
  readonly element: HTMLElement;
  readonly #choice: SurfaceChoice;
  /** Of which weights, where the others stand, and of how many rows. */
  readonly #terms = h('p', { class: 'caption' });
  readonly #frame: HTMLElement;
  readonly #chart = new SurfaceChart();
  readonly #cursor: SurfaceCursor;
  readonly #reset: HTMLButtonElement;
  readonly #table: SurfaceTable;
  #view: RunView | undefined;

  constructor(private readonly parts: LookParts) {
    const { say, post, announcer, losses, ask } = parts;
    this.#choice = new SurfaceChoice(say, ask);
    const described = {
      role: 'application',
      tabindex: 0,
      'aria-label': say('surfaceTab'),
      'aria-describedby': 'surface-hint',
    };
    this.#frame = h('div', { class: 'surface-frame', ...described }, this.#chart.canvas);
    this.#cursor = new SurfaceCursor(this.#frame, this.#chart, say, announcer, (spot) => this.#begin(spot));
    this.#reset = h(
      'button',
      { id: 'surface-reset', type: 'button', class: 'secondary small away' },
      say('surfaceReset'),
    );
    this.#reset.addEventListener('click', () => {
      this.#frame.focus();
      post({ type: 'startFrom' });
    });
    this.#table = new SurfaceTable(say, losses);
    const foot = h('div', { class: 'surface-foot' }, surfaceLegend(say), this.#reset);
    const hint = h('p', { id: 'surface-hint', class: 'heard' }, say('surfaceHint'));
    const caption = h('p', { class: 'caption' }, say('surfaceCaption'));
    const chart = [caption, this.#frame, hint, foot, this.#terms];
    const heading = h('h2', { class: 'heard' }, say('surfaceTab')); // seen on its tab
    this.element = h('section', { id: 'surface' }, heading, this.#choice.element, ...chart, this.#table.element);
    takeaway(heading, { name: 'surface', chart: this.#chart.canvas, table: () => this.#table.rows() }, say);
  }

  wish(): Pick<Look, 'surface'> {
    const { wish } = this.#choice;
    return wish ? { surface: wish } : {};
  }

  show(view: RunView, isNew: boolean): void {
    this.#view = view;
    if (isNew) this.#cursor.clear();
    this.#choice.show(view);
    this.#reset.classList.toggle('away', !view.startedElsewhere);
    this.#reset.disabled = !view.startedElsewhere;
  }

  showMoment({ surface, iteration, loss }: Moment): void {
    const { start, lossName } = this.#view ?? {};
    if (!surface || !start || !lossName) return;
    const names = { x: this.#choice.nameOf(surface.wish.x), y: this.#choice.nameOf(surface.wish.y) };
    const scene: Scene = { surface, iteration, learningRate: start.learningRate, names };
    this.#chart.scene = scene;
    this.#chart.redraw();
    this.#cursor.follow();
    this.#table.show(scene, lossName);
    this.#describe(scene, start, loss);
  }

  #describe({ surface, names }: Scene, { model }: RunStart, loss: number): void {
    const { say } = this.parts;
    const { sampled, at, wish } = surface;
    const isRaw = model.features.every(({ mean, scale }) => mean === 0 && scale === 1);
    const terms = [
      say(isRaw ? 'arithmeticRaw' : 'arithmeticTrained'),
      ...(this.#choice.hasOthers && wish.others === 'best' ? [say('surfaceOthersMove')] : []),
      ...(sampled ? [say('surfaceSampled', formatCount(sampled.rows), formatCount(sampled.of))] : []),
    ];
    setText(this.#terms, terms.join(' '));
    const [x, y, height] = [at.x, at.y, loss].map((value) => formatNumber(value));
    this.#frame.setAttribute('aria-label', say('surfaceChart', names.x, names.y, x ?? '', y ?? '', height ?? ''));
    Object.assign(this.element.dataset, { x: String(at.x), y: String(at.y), loss: String(loss) });
  }

  #begin({ x, y }: Spot): void {
    const { surface } = this.#chart.scene ?? {};
    if (!surface) return;
    const { wish, origin } = surface;
    const parameters = Array.from(origin, (value, j) => (j === wish.x ? x : j === wish.y ? y : value));
    if (parameters.every(Number.isFinite)) this.parts.post({ type: 'startFrom', parameters });
  }
}

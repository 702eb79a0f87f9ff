import { formatCount, formatNumber } from '../format';
import type { KeptCurve, Overlay, RunView } from '../protocol';
import type { Announcer } from './announcer';
import type { Curves } from './curve';
import { h, setText } from './element';
import { remembered, seenLogarithmic } from './host';
import { LossChart } from './lossChart';
import { LossCursor } from './lossCursor';
import { LossNote } from './lossNote';
import { LossTable } from './lossTable';
import { LossZoom } from './lossZoom';
import { overlayLines } from './overlayLines';
import { swatch } from './runLook';
import { NO_SERIES, type Series } from './series';
import { takeaway } from './takeaway';
import type { Say } from './words';

/** Over how many iterations a curve can be averaged; 1: not at all. */
const SPANS = [1, 10, 100, 1000] as const;

const spanOfAverage = remembered<number>('smoothing', 1);

/** The curve with all that belongs to it: its name, legend, scale, cursor, and its twin in text. */
export class LossSection {
  readonly element: HTMLElement;
  readonly #name = h('h2', { id: 'loss-name' });
  readonly #note: LossNote;
  readonly #legend: HTMLElement;
  readonly #thisRun = h('li', { class: 'this-run' });
  readonly #held: HTMLElement;
  readonly #before: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #others = h('ul', { class: 'legend others', hidden: true });
  readonly #chart: LossChart;
  readonly #cursor: LossCursor;
  readonly #zoom: LossZoom;
  readonly #table: LossTable;

  constructor(
    private readonly curves: Curves,
    private readonly say: Say,
    announcer: Announcer,
    drawn: (losses: number) => void,
    pick: (iteration: number) => void,
  ) {
    this.#chart = new LossChart(curves, say, (losses) => {
      this.#cursor.follow();
      this.#tellOfSight();
      drawn(losses);
    });
    this.#table = new LossTable(curves, say);
    this.#note = new LossNote(say);
    this.#held = h('li', { class: 'validation' }, say('validationRows'));
    this.#before = h('li', { class: 'previous-run' }, say('previousRun'));
    this.#legend = h('ul', { class: 'legend' }, this.#thisRun, this.#held, this.#before);
    const described = { role: 'img', tabindex: 0, 'aria-describedby': 'keyboard-hint' };
    this.#frame = h('div', { class: 'loss-frame', ...described }, this.#chart.element, this.#others);
    this.#frame.addEventListener('focus', () => this.#describe());
    this.#cursor = new LossCursor(this.#frame, this.#chart, say, announcer, pick);
    this.#zoom = new LossZoom(this.#frame, this.#chart, say, () => announcer.say(this.#textOfSight()));
    const head = h('div', { class: 'loss-head' }, this.#name, this.#zoom.reset, this.#smoothing(), this.#scaleChoice());
    const plot = h('div', { class: 'loss-plot' }, this.#frame, this.#legend);
    const hint = h('p', { id: 'keyboard-hint', class: 'heard' }, say('keyboardHint'));
    const parts = [head, this.#note.element, plot, hint, this.#table.element];
    this.element = h('section', { 'aria-labelledby': 'loss-name' }, ...parts);
    takeaway(this.#name, { name: 'loss', chart: this.#chart.element, table: () => this.#table.rows() }, say);
  }

  show(view: RunView, isNew: boolean): void {
    const { state, lossName, curves } = view;
    this.element.hidden = state === 'failed' && this.curves.loss.length === 0;
    if (isNew) this.#cursor.clear();
    setText(this.#name, lossName);
    this.#note.show(view);
    this.#chart.waits = !view.paused && (state === 'reading' || state === 'training');
    if (curves) this.#chart.ghost = seriesOf(curves.ghost);
    this.#showLegend();
    this.#describe();
    this.#table.show(lossName);
    this.#chart.redraw();
  }

  /** Other runs are compared. */
  compare(overlays: readonly Overlay[]): void {
    const lines = overlayLines(overlays, this.say);
    this.#chart.overlays = lines;
    this.#others.replaceChildren(
      ...lines.map(({ name, kind, colour = 0 }) => h('li', {}, swatch(colour, kind === 'overlay' ? 1.5 : 0.75), name)),
    );
    this.#showLegend();
    this.#chart.redraw();
  }

  /** The curve has grown. */
  grow(): void {
    this.#showLegend();
    this.#table.refresh();
    this.#chart.redraw();
  }

  /** The iteration that the rest of the page shows is marked; none where it is the last. */
  lookAt(iteration: number | undefined): void {
    if (this.#chart.position === iteration) return;
    this.#chart.position = iteration;
    this.#chart.remark();
  }

  /** Named where there is more than one curve. */
  #showLegend(): void {
    const isHeld = this.curves.validation.length > 0;
    const isBefore = this.#chart.ghost.values.length > 0;
    setText(this.#thisRun, this.say(isHeld ? 'trainingRows' : 'thisRun'));
    this.#held.hidden = !isHeld;
    this.#before.hidden = !isBefore;
    this.#others.hidden = this.#chart.overlays.length === 0;
    this.#legend.hidden = !isHeld && !isBefore && this.#others.hidden;
  }

  /** What can be seen, for whoever looks from outside. */
  #tellOfSight(): void {
    const { isZoomed, sight, overlays } = this.#chart;
    this.#zoom.reset.disabled = !isZoomed;
    this.element.dataset.overlays = String(overlays.filter(({ kind }) => kind === 'overlay').length);
    this.element.dataset.from = String(Math.round(sight.from));
    this.element.dataset.to = String(Math.round(sight.to));
  }

  #textOfSight(): string {
    const { from, to } = this.#chart.sight;
    return this.say('iterationsInSight', formatCount(Math.round(from)), formatCount(Math.round(to)));
  }

  #describe(): void {
    const { values, length } = this.curves.loss;
    const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
    const summary = this.say(
      'lossChart',
      this.#name.textContent,
      formatNumber(first),
      formatNumber(last),
      formatCount(length - 1),
    );
    this.#frame.setAttribute('aria-label', length === 0 ? this.#name.textContent : summary);
  }

  #smoothing(): HTMLElement {
    const options = SPANS.map((span) => {
      return h(
        'option',
        { value: span },
        span === 1 ? this.say('smoothingOff') : this.say('smoothingOver', formatCount(span)),
      );
    });
    const choice = h('select', { id: 'smoothing' }, ...options);
    choice.value = String(SPANS.find((span) => span === spanOfAverage.get()) ?? 1);
    this.#chart.smoothing = Number(choice.value);
    choice.addEventListener('change', () => {
      this.#chart.smoothing = Number(choice.value);
      spanOfAverage.set(this.#chart.smoothing);
      this.#chart.redraw();
    });
    return h('label', { class: 'smoothing' }, this.say('smoothing'), choice);
  }

  #scaleChoice(): HTMLElement {
    const box = h('input', { type: 'checkbox', id: 'log-scale' });
    box.checked = this.#chart.logarithmic = seenLogarithmic.get();
    box.addEventListener('change', () => {
      this.#chart.logarithmic = box.checked;
      seenLogarithmic.set(box.checked);
      this.#chart.redraw();
    });
    return h('label', { class: 'check' }, box, this.say('logScale'));
  }
}

function seriesOf(curve: KeptCurve | undefined): Series {
  return curve ? { values: curve.losses, iterations: curve.iterations } : NO_SERIES;
}

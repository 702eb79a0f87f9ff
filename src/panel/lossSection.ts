import { formatCount, formatNumber } from '../format';
import type { RunView } from '../protocol';
import type { Announcer } from './announcer';
import type { Curves } from './curve';
import { h, setText } from './element';
import { seenLogarithmic } from './host';
import { LossChart } from './lossChart';
import { LossCursor } from './lossCursor';
import { LossNote } from './lossNote';
import { LossTable } from './lossTable';
import type { Say } from './words';

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
  readonly #chart: LossChart;
  readonly #cursor: LossCursor;
  readonly #table: LossTable;

  constructor(
    private readonly curves: Curves,
    private readonly say: Say,
    announcer: Announcer,
    drawn: (losses: number) => void,
  ) {
    this.#chart = new LossChart(curves, say, (losses) => {
      this.#cursor.follow();
      drawn(losses);
    });
    this.#table = new LossTable(curves, say);
    this.#note = new LossNote(say);
    this.#held = h('li', { class: 'validation' }, say('validationRows'));
    this.#before = h('li', { class: 'previous-run' }, say('previousRun'));
    this.#legend = h('ul', { class: 'legend' }, this.#thisRun, this.#held, this.#before);
    const described = { role: 'img', tabindex: 0, 'aria-describedby': 'keyboard-hint' };
    this.#frame = h('div', { class: 'loss-frame', ...described }, this.#chart.element);
    this.#frame.addEventListener('focus', () => this.#describe());
    this.#cursor = new LossCursor(this.#frame, this.#chart, curves, say, announcer);
    const head = h('div', { class: 'loss-head' }, this.#name, this.#scaleChoice());
    const plot = h('div', { class: 'loss-plot' }, this.#frame, this.#legend);
    const hint = h('p', { id: 'keyboard-hint', class: 'heard' }, say('keyboardHint'));
    const parts = [head, this.#note.element, plot, hint, this.#table.element];
    this.element = h('section', { 'aria-labelledby': 'loss-name' }, ...parts);
  }

  show(view: RunView, isNew: boolean): void {
    const { state, lossName, ghost } = view;
    this.element.hidden = state === 'failed' && this.curves.loss.length === 0;
    if (isNew) this.#cursor.clear();
    setText(this.#name, lossName);
    this.#note.show(view);
    this.#chart.ghost = ghost ?? new Float64Array();
    this.#showLegend();
    this.#describe();
    this.#table.show(lossName);
    this.#chart.redraw();
  }

  /** The curve has grown. */
  grow(): void {
    this.#showLegend();
    this.#table.refresh();
    this.#chart.redraw();
  }

  /** Named where there is more than one curve. */
  #showLegend(): void {
    const isHeld = this.curves.validation.length > 0;
    const isBefore = this.#chart.ghost.length > 0;
    setText(this.#thisRun, this.say(isHeld ? 'trainingRows' : 'thisRun'));
    this.#held.hidden = !isHeld;
    this.#before.hidden = !isBefore;
    this.#legend.hidden = !isHeld && !isBefore;
  }

  #describe(): void {
    const { values, length } = this.curves.loss;
    const [first = Number.NaN, last = Number.NaN] = [values[0], values[length - 1]];
    const summary = this.say(
      'lossChart',
      this.#name.textContent,
      formatNumber(first),
      formatNumber(last),
      formatCount(length - 1),
    );
    this.#frame.setAttribute('aria-label', length === 0 ? this.#name.textContent : summary);
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

import { formatCount, formatNumber } from '../format';
import type { RunView } from '../protocol';
import type { Announcer } from './announcer';
import type { Curve } from './curve';
import { h, setText } from './element';
import { seenLogarithmic } from './host';
import { LossChart } from './lossChart';
import { LossCursor } from './lossCursor';
import { LossTable } from './lossTable';
import type { Say } from './words';

/** The curve with all that belongs to it: its name, legend, scale, cursor, and its twin in text. */
export class LossSection {
  readonly element: HTMLElement;
  readonly #name = h('h2', { id: 'loss-name' });
  readonly #legend: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #chart: LossChart;
  readonly #cursor: LossCursor;
  readonly #table: LossTable;

  constructor(
    private readonly curve: Curve,
    private readonly say: Say,
    announcer: Announcer,
    drawn: (losses: number) => void,
  ) {
    this.#chart = new LossChart(curve, say, (losses) => {
      this.#cursor.follow();
      drawn(losses);
    });
    this.#table = new LossTable(curve, say);
    this.#legend = h(
      'ul',
      { class: 'legend' },
      entry('this-run', say('thisRun')),
      entry('previous-run', say('previousRun')),
    );
    const described = { role: 'img', tabindex: 0, 'aria-describedby': 'keyboard-hint' };
    this.#frame = h('div', { class: 'loss-frame', ...described }, this.#chart.element);
    this.#frame.addEventListener('focus', () => this.#describe());
    this.#cursor = new LossCursor(this.#frame, this.#chart, curve, say, announcer);
    const head = h('div', { class: 'loss-head' }, this.#name, this.#scaleChoice());
    const plot = h('div', { class: 'loss-plot' }, this.#frame, this.#legend);
    const hint = h('p', { id: 'keyboard-hint', class: 'heard' }, say('keyboardHint'));
    this.element = h('section', { 'aria-labelledby': 'loss-name' }, head, plot, hint, this.#table.element);
  }

  show({ state, lossName, ghost }: RunView, isNew: boolean): void {
    this.element.hidden = state === 'failed' && this.curve.length === 0;
    if (isNew) this.#cursor.clear();
    setText(this.#name, lossName);
    this.#legend.hidden = !ghost;
    this.#chart.ghost = ghost ?? new Float64Array();
    this.#describe();
    this.#table.show(lossName);
    this.#chart.redraw();
  }

  /** The curve has grown. */
  grow(): void {
    this.#table.refresh();
    this.#chart.redraw();
  }

  #describe(): void {
    const { values, length } = this.curve;
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

function entry(className: string, text: string): HTMLElement {
  return h('li', { class: className }, text);
}

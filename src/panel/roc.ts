import { formatNumber } from '../format';
import type { ClassReport } from '../protocol';
import type { Cells } from './csv';
import { h, setText } from './element';
import { RocChart } from './rocChart';
import { type Roc, truePositiveAt } from './rocPoints';
import { columnHead, numberCell, rowHead } from './table';
import { takeaway } from './takeaway';
import type { Say } from './words';

const STEPS = 10;

/** The ROC curve, the area under it, and its twin in text. */
export class RocSection {
  readonly element: HTMLElement;
  readonly #auc = h('p', { id: 'auc' });
  readonly #body = h('tbody');
  readonly #chart: RocChart;
  #roc: Roc | undefined;

  constructor(private readonly say: Say) {
    this.#chart = new RocChart(say);
    const head = h('tr', {}, columnHead(say('falsePositives')), columnHead(say('truePositives')));
    const table = h('table', { id: 'roc-points', 'aria-label': say('roc') }, h('thead', {}, head), this.#body);
    const twin = h('details', {}, h('summary', {}, say('rocTable')), table);
    const heading = h('h2', {}, say('roc'));
    this.element = h('section', {}, heading, this.#auc, this.#chart.element, twin);
    takeaway(heading, { name: 'roc', chart: this.#chart.canvas, table: () => this.#rows() }, say);
  }

  show({ auc, roc }: ClassReport): void {
    // Where all rows are of one class there is no curve.
    this.element.hidden = auc === undefined || !roc || Number.isNaN(auc);
    if (auc === undefined || !roc) return;
    this.#auc.dataset.value = String(auc);
    setText(this.#auc, this.say('auc', formatNumber(auc)));
    this.#roc = roc;
    this.#chart.show(roc);
    const rates = Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS);
    this.#body.replaceChildren(
      ...rates.map((rate) => {
        const value = truePositiveAt(roc, rate);
        return h('tr', {}, rowHead(formatNumber(rate)), numberCell(value));
      }),
    );
  }

  /** Every point of the curve. */
  *#rows(): Iterable<Cells> {
    yield [this.say('falsePositives'), this.say('truePositives')];
    const { falsePositive = [], truePositive = [] } = this.#roc ?? {};
    for (const [k, x] of falsePositive.entries()) yield [x, truePositive[k] ?? Number.NaN];
  }
}

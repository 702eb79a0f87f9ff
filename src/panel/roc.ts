import { formatNumber } from '../format';
import type { ClassReport } from '../protocol';
import { h, setText } from './element';
import { RocChart } from './rocChart';
import { truePositiveAt } from './rocPoints';
import { columnHead, numberCell, rowHead } from './table';
import type { Say } from './words';

const STEPS = 10;

/** The ROC curve, the area under it, and its twin in text. */
export class RocSection {
  readonly element: HTMLElement;
  readonly #auc = h('p', { id: 'auc' });
  readonly #body = h('tbody');
  readonly #chart: RocChart;

  constructor(private readonly say: Say) {
    this.#chart = new RocChart(say);
    const head = h('tr', {}, columnHead(say('falsePositives')), columnHead(say('truePositives')));
    const table = h('table', { id: 'roc-points', 'aria-label': say('roc') }, h('thead', {}, head), this.#body);
    const twin = h('details', {}, h('summary', {}, say('rocTable')), table);
    this.element = h('section', {}, h('h2', {}, say('roc')), this.#auc, this.#chart.element, twin);
  }

  show({ auc, roc }: ClassReport): void {
    // Where all rows are of one class there is no curve.
    this.element.hidden = auc === undefined || !roc || Number.isNaN(auc);
    if (auc === undefined || !roc) return;
    this.#auc.dataset.value = String(auc);
    setText(this.#auc, this.say('auc', formatNumber(auc)));
    this.#chart.show(roc);
    const rates = Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS);
    this.#body.replaceChildren(
      ...rates.map((rate) => {
        const value = truePositiveAt(roc, rate);
        return h('tr', {}, rowHead(formatNumber(rate)), numberCell(value));
      }),
    );
  }
}

import { formatCount, formatNumber } from '../format';
import type { Metrics } from '../protocol';
import { h } from './element';
import type { Say } from './words';

type Name = keyof Metrics;

/** In the order they are shown; those that a run has not are left out. */
const FORMATS: Readonly<Record<Name, (value: number) => string>> = {
  r2: (value) => formatNumber(value, 5),
  adjustedR2: (value) => formatNumber(value, 5),
  rss: (value) => formatNumber(value, 6),
  mse: (value) => formatNumber(value, 6),
  rmse: (value) => formatNumber(value, 6),
  mae: (value) => formatNumber(value, 6),
  accuracy: (value) => `${formatNumber(100 * value, 4)} %`,
  misclassified: formatCount,
  logLoss: (value) => formatNumber(value, 6),
};

const NAMES = Object.keys(FORMATS) as readonly Name[];

/** How good the fit is on the rows it was trained on. */
export class MetricsList {
  readonly #list = h('dl', { id: 'metrics' });
  readonly element: HTMLElement;

  constructor(private readonly say: Say) {
    this.element = h('section', {}, h('h2', {}, say('metrics')), this.#list);
  }

  show(metrics: Metrics): void {
    const pairs = NAMES.flatMap((name) => {
      const value = metrics[name];
      return value === undefined ? [] : [this.#pair(name, value)];
    });
    this.#list.replaceChildren(...pairs);
  }

  #pair(name: Name, value: number): HTMLElement {
    const number = h('dd', { 'data-metric': name, 'data-value': value }, FORMATS[name](value));
    return h('div', {}, h('dt', {}, this.say(name)), number);
  }
}

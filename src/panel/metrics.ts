import { formatCount, formatNumber } from '../format';
import type { Metrics } from '../protocol';
import { h, setText } from './element';
import { rowsOfList } from './tableRows';
import { takeaway } from './takeaway';
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

/** How good the fit is on the rows it was trained on; beside that, where some were held back, how good it is on those. */
export class MetricsList {
  readonly #name = h('h2', { id: 'metrics-name' });
  readonly #list = h('dl', { id: 'metrics' });
  readonly element: HTMLElement;

  constructor(private readonly say: Say) {
    this.element = h('section', {}, this.#name, this.#list);
    takeaway(this.#name, { name: 'metrics', table: () => rowsOfList(this.#list) }, say);
  }

  /** `iteration` is named where it is not the one that is kept. */
  show(metrics: Metrics, validation: Metrics | undefined, iteration: number | undefined): void {
    const name = this.say(validation ? 'metricsOfBoth' : 'metrics');
    setText(this.#name, iteration === undefined ? name : this.say('atIteration', name, formatCount(iteration)));
    this.#list.classList.toggle('both', validation !== undefined);
    const names = NAMES.filter((name) => metrics[name] !== undefined);
    if (validation) this.#showBoth(names, metrics, validation);
    else this.#showOne(names, metrics);
  }

  #showOne(names: readonly Name[], metrics: Metrics): void {
    for (const name of ['role', 'aria-labelledby']) this.#list.removeAttribute(name);
    const pairs = names.map((name) => h('div', {}, h('dt', {}, this.say(name)), training(name, metrics)));
    this.#list.replaceChildren(...pairs);
  }

  /** The same list as a table, for those who listen as well. */
  #showBoth(names: readonly Name[], metrics: Metrics, validation: Metrics): void {
    this.#list.setAttribute('role', 'table');
    this.#list.setAttribute('aria-labelledby', 'metrics-name');
    const heads = ['', this.say('trainingRows'), this.say('validationRows')];
    const head = heads.map((text) => h('dt', { role: text ? 'columnheader' : 'cell' }, text));
    const rows = names.map((name) => {
      const cells = [training(name, metrics), held(name, validation)];
      for (const cell of cells) cell.setAttribute('role', 'cell');
      return h('div', { role: 'row' }, h('dt', { role: 'rowheader' }, this.say(name)), ...cells);
    });
    this.#list.replaceChildren(h('div', { role: 'row', class: 'head' }, ...head), ...rows);
  }
}

function training(name: Name, { [name]: value = Number.NaN }: Metrics): HTMLElement {
  return h('dd', { 'data-metric': name, 'data-value': value }, FORMATS[name](value));
}

function held(name: Name, { [name]: value }: Metrics): HTMLElement {
  if (value === undefined) return h('dd', {}, '–');
  return h('dd', { 'data-validation-metric': name, 'data-value': value }, FORMATS[name](value));
}

import { formatCount } from '../format';
import type { FittedModel, Neuron, Overlay } from '../protocol';
import { comparedWeights } from './comparedWeights';
import { h, setText } from './element';
import { scrolled } from './table';
import { rowsOf } from './tableRows';
import { takeaway } from './takeaway';
import { largest, type Term, termsOf } from './terms';
import { WeightsChart } from './weightsChart';
import { WeightsTable } from './weightsTable';
import type { Say } from './words';

/** Bars that are still read at a glance. */
const MOST_BARS = 30;

/** The final weights: the largest as bars, all of them as a table. */
export class Weights {
  readonly element: HTMLElement;
  readonly #name = h('h2', { id: 'weights-name' });
  readonly #caption = h('p', { class: 'caption' });
  readonly #chart: WeightsChart;
  readonly #table: WeightsTable;
  #kept: readonly Term[] = [];
  #overlays: readonly Overlay[] = [];
  #shown: { readonly model: FittedModel; readonly neuron: Neuron; readonly iteration: number | undefined } | undefined;

  constructor(private readonly say: Say) {
    this.#chart = new WeightsChart(say('weightsChart'));
    this.#table = new WeightsTable(say);
    this.element = h(
      'section',
      {},
      this.#name,
      this.#caption,
      this.#chart.element,
      scrolled(say('weights'), this.#table.element),
    );
    const table = () => rowsOf(this.#table.element);
    takeaway(this.#name, { name: 'weights', chart: this.#chart.canvas, table }, say);
  }

  /** `iteration` is named where it is not the one that is kept. */
  show(model: FittedModel, neuron: Neuron, iteration: number | undefined): void {
    this.#shown = { model, neuron, iteration };
    const { bias, features } = termsOf(model, neuron);
    const compared = comparedWeights(this.#overlays, model, neuron);
    const name = this.say('weights');
    setText(this.#name, iteration === undefined ? name : this.say('atIteration', name, formatCount(iteration)));
    const shown = iteration === undefined ? largest(features, MOST_BARS) : this.#asKept(features);
    if (iteration === undefined) this.#kept = shown;
    const part = shown.length < features.length ? ` ${this.say('weightsLargest', shown.length, features.length)}` : '';
    setText(this.#caption, this.say('weightsCaption') + part);
    this.#chart.show(shown, this.#kept, compared);
    this.#table.show(bias, features, compared);
  }

  /** Other runs are compared. */
  compare(overlays: readonly Overlay[]): void {
    this.#overlays = overlays;
    if (this.#shown) this.show(this.#shown.model, this.#shown.neuron, this.#shown.iteration);
  }

  /** In the order of the weights that are kept, where the bars stay while iterations go by. */
  #asKept(features: readonly Term[]): readonly Term[] {
    const byName = new Map(features.map((term) => [term.name, term]));
    const shown = this.#kept.flatMap(({ name }) => byName.get(name) ?? []);
    return shown.length === Math.min(MOST_BARS, features.length) ? shown : features.slice(0, MOST_BARS);
  }
}

import type { FittedModel, Neuron } from '../protocol';
import { h, setText } from './element';
import { largest, termsOf } from './terms';
import { WeightsChart } from './weightsChart';
import { WeightsTable } from './weightsTable';
import type { Say } from './words';

/** Bars that are still read at a glance. */
const MOST_BARS = 30;

/** The final weights: the largest as bars, all of them as a table. */
export class Weights {
  readonly element: HTMLElement;
  readonly #caption = h('p', { class: 'caption' });
  readonly #chart: WeightsChart;
  readonly #table: WeightsTable;

  constructor(private readonly say: Say) {
    this.#chart = new WeightsChart(say('weightsChart'));
    this.#table = new WeightsTable(say);
    const heading = h('h2', { id: 'weights-name' }, say('weights'));
    this.element = h('section', {}, heading, this.#caption, this.#chart.element, this.#table.element);
  }

  show(model: FittedModel, neuron: Neuron): void {
    const { bias, features } = termsOf(model, neuron);
    const shown = largest(features, MOST_BARS);
    const part = shown.length < features.length ? ` ${this.say('weightsLargest', shown.length, features.length)}` : '';
    setText(this.#caption, this.say('weightsCaption') + part);
    this.#chart.show(shown);
    this.#table.show(bias, features);
  }
}

import type { FittedModel, Neuron } from '../protocol';
import { h } from './element';
import type { Say } from './words';

/** Which class's neuron is shown, where there is one for each. */
export class ClassChoice {
  readonly element: HTMLElement;
  readonly #select = h('select', { id: 'class' });
  #show: () => void = () => {};

  constructor(say: Say) {
    this.element = h(
      'section',
      { class: 'class-choice', hidden: true },
      h('label', { for: 'class' }, say('weightsOfClass')),
      ' ',
      this.#select,
    );
    this.#select.addEventListener('change', () => this.#show());
  }

  /** Shows the neuron of the chosen class, now and whenever another is chosen. */
  show({ neurons, classes = [] }: FittedModel, show: (neuron: Neuron) => void): void {
    const chosen = this.#select.value;
    this.element.hidden = neurons.length < 2;
    this.#select.replaceChildren(...neurons.map((_, k) => h('option', { value: String(k) }, classes[k] ?? '')));
    if (neurons[Number(chosen)]) this.#select.value = chosen || '0';
    this.#show = () => {
      const neuron = neurons[Number(this.#select.value)] ?? neurons[0];
      if (neuron) show(neuron);
    };
    this.#show();
  }
}

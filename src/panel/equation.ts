import { equationOf } from '../format';
import type { FittedModel, Neuron } from '../protocol';
import { h } from './element';
import type { Say } from './words';

/** The neuron as a sum over the columns, which breaks between lines only before a sign. */
export class Equation {
  readonly #text = h('p', { id: 'equation' });
  readonly element: HTMLElement;

  constructor(say: Say) {
    this.element = h('section', {}, h('h2', {}, say('equation')), this.#text);
  }

  show(model: FittedModel, neuron: Neuron): void {
    const [first = '', ...terms] = equationOf(model, neuron).split(/ (?=[+\u2212] )/);
    this.#text.replaceChildren(first, ...terms.flatMap((term) => [' ', h('span', {}, term)]));
  }
}

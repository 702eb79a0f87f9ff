import { formatCount, formatNumber } from '../format';
import type { RunView } from '../protocol';
import { h } from './element';
import { Field } from './field';
import type { Post } from './host';
import { parseIterations, parseLearningRate } from './option';
import { RateLimitLine } from './rateLimit';
import type { Say } from './words';

/** What can be changed before training again. Enter in a field trains at once. */
export class Controls {
  readonly element: HTMLFormElement;
  readonly #learningRate: Field;
  readonly #iterations: Field;
  readonly #limit: RateLimitLine;
  readonly #train: HTMLButtonElement;

  constructor(
    say: Say,
    private readonly post: Post,
  ) {
    this.#limit = new RateLimitLine(say);
    this.#learningRate = new Field({
      id: 'learning-rate',
      label: say('learningRate'),
      parse: parseLearningRate,
      format: formatNumber,
      expected: say('invalidLearningRate'),
      describedBy: 'rate-limit',
      changed: (option) => this.#limit.typed(option),
    });
    this.#iterations = new Field({
      id: 'iterations',
      label: say('iterations'),
      parse: parseIterations,
      format: formatCount,
      expected: say('invalidIterations'),
    });
    this.#train = h('button', { id: 'train-again', type: 'submit' }, say('trainAgain'));
    const fields = [this.#learningRate.element, this.#iterations.element];
    this.element = h('form', { class: 'controls', novalidate: true }, ...fields, this.#train, this.#limit.element);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  show(view: RunView, isNew: boolean): void {
    const { options, start } = view;
    this.#limit.show(view);
    this.#learningRate.show(options.learningRate, start?.learningRate, isNew);
    this.#iterations.show(options.maxIterations, start?.maxIterations, isNew);
  }

  /** Takes over the focus of a button that goes away. */
  focus(): void {
    this.#train.focus();
  }

  #submit(): void {
    // The later field first, so that the focus ends on the first that is wrong.
    const maxIterations = this.#iterations.read();
    const learningRate = this.#learningRate.read();
    if (learningRate === undefined || maxIterations === undefined) return;
    this.#learningRate.settle();
    this.#iterations.settle();
    this.post({ type: 'train', learningRate, maxIterations });
  }
}

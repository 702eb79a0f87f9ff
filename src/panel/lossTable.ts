import { formatCount, formatNumber } from '../format';
import type { Cells } from './csv';
import type { Curves } from './curve';
import { h, setText } from './element';
import { iterationOf, lastIteration, placeFrom, type Series } from './series';
import { columnHead, numberCell, rowHead } from './table';
import { thin } from './thin';
import type { Say } from './words';

const ROWS = 20;

/** The curve in words and numbers; filled only while it is open. */
export class LossTable {
  readonly element: HTMLDetailsElement;
  readonly #name = h('th', { scope: 'col' });
  readonly #held: HTMLElement;
  readonly #body = h('tbody');
  #filledAt = 0;

  constructor(
    private readonly curves: Curves,
    private readonly say: Say,
  ) {
    this.#held = columnHead(say('validationRows'));
    const head = h('thead', {}, h('tr', {}, columnHead(say('iteration')), this.#name, this.#held));
    const table = h('table', { id: 'losses' }, head, this.#body);
    this.element = h('details', {}, h('summary', {}, say('lossTable')), table);
    this.element.addEventListener('toggle', () => this.fill());
  }

  show(lossName: string): void {
    const { validation } = this.curves;
    setText(this.#name, validation.length > 0 ? `${lossName}: ${this.say('trainingRows')}` : lossName);
    this.fill();
  }

  /** While losses keep coming, once a second is enough. */
  refresh(): void {
    if (performance.now() - this.#filledAt >= 1000) this.fill();
  }

  /** Every iteration that is known. */
  *rows(): Iterable<Cells> {
    const { loss, validation } = this.curves;
    const held = validation.values;
    const names = held.length > 0 ? [this.#name.textContent, this.#held.textContent] : [this.#name.textContent];
    yield [this.say('iteration'), ...names];
    for (const [k, value] of loss.values.entries()) {
      const iteration = iterationOf(loss, k);
      yield held.length > 0 ? [iteration, value, held[k] ?? ''] : [iteration, value];
    }
  }

  fill(): void {
    if (!this.element.open) return;
    this.#filledAt = performance.now();
    const { loss } = this.curves;
    const { values } = loss;
    const held = this.curves.validation.values;
    this.#held.hidden = held.length === 0;
    this.#body.replaceChildren(
      ...placesOf(loss).map((k) => row(iterationOf(loss, k), values[k], held.length > 0 ? [held[k]] : [])),
    );
  }
}

/** Where the losses lie that are shown. */
function placesOf(loss: Series): number[] {
  return [...new Set(thin(lastIteration(loss), ROWS).map((iteration) => placeFrom(loss, iteration)))];
}

/** `held` is of length 1 where there is a validation curve. */
function row(iteration: number, loss: number | undefined, held: readonly (number | undefined)[]): HTMLElement {
  const cells = [loss, ...held].map((value = Number.NaN) => numberCell(value, {}, formatNumber(value, 8)));
  return h('tr', {}, rowHead(formatCount(iteration)), ...cells);
}

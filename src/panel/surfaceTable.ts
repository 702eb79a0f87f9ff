import { formatCount, formatNumber } from '../format';
import type { Cells } from './csv';
import { h, setText } from './element';
import { lossAt, type Series } from './series';
import type { Scene, Surface } from './surfaceScene';
import { columnHead, numberCell, rowHead } from './table';
import { thin } from './thin';
import type { Say } from './words';

const ROWS = 24;

/** The path in numbers; filled only while it is open. */
export class SurfaceTable {
  readonly element: HTMLDetailsElement;
  readonly #x = columnHead('');
  readonly #y = columnHead('');
  readonly #loss = columnHead('');
  readonly #body = h('tbody');
  #scene: Scene | undefined;

  /** `losses` are those of the iterations there are. */
  constructor(
    private readonly say: Say,
    private readonly losses: Series,
  ) {
    const head = h('tr', {}, columnHead(say('iteration')), this.#x, this.#y, this.#loss);
    const table = h('table', { id: 'surface-path', 'aria-label': say('surfaceWay') }, h('thead', {}, head), this.#body);
    this.element = h('details', {}, h('summary', {}, say('surfaceTable')), table);
    this.element.addEventListener('toggle', () => this.#fill());
  }

  show(scene: Scene, lossName: string): void {
    this.#scene = scene;
    setText(this.#loss, lossName);
    this.#fill();
  }

  /** Every point of the path. */
  *rows(): Iterable<Cells> {
    if (!this.#scene) return;
    const { surface, names } = this.#scene;
    const { iterations, x, y } = surface.path;
    yield [this.say('iteration'), names.x, names.y, this.#loss.textContent];
    for (const [k, iteration] of iterations.entries()) {
      yield [iteration, x[k] ?? Number.NaN, y[k] ?? Number.NaN, this.#lossOf(iteration)];
    }
  }

  #fill(): void {
    if (!this.element.open || !this.#scene) return;
    const { surface, names, iteration } = this.#scene;
    setText(this.#x, names.x);
    setText(this.#y, names.y);
    const { iterations } = surface.path;
    const now = iterations.indexOf(iteration);
    const rows = new Set([...thin(iterations.length - 1, ROWS), ...(now >= 0 ? [now] : [])]);
    this.#body.replaceChildren(...[...rows].sort((a, b) => a - b).map((k) => this.#row(surface, k, k === now)));
  }

  #row({ path }: Surface, k: number, isNow: boolean): HTMLElement {
    const iteration = path.iterations[k] ?? 0;
    const attributes = { 'data-iteration': iteration, 'aria-current': isNow ? 'true' : undefined };
    const cells = [cell('x', path.x[k]), cell('y', path.y[k]), cell('loss', this.#lossOf(iteration))];
    return h('tr', attributes, rowHead(formatCount(iteration)), ...cells);
  }

  /** Of a very long run not every iteration's was kept. */
  #lossOf(iteration: number): number {
    const known = lossAt(this.losses, iteration);
    return known?.exact ? known.loss : Number.NaN;
  }
}

function cell(column: string, value = Number.NaN): HTMLElement {
  return numberCell(value, { 'data-column': column }, formatNumber(value, 6));
}

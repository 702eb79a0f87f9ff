import type { RunView } from '../protocol';
import { type Parameter, parametersOf } from './arithmeticNames';
import { h } from './element';
import { remembered } from './host';
import { type Pair, usualPair } from './surfacePair';
import type { Surface } from './surfaceScene';
import type { Say } from './words';

type Wish = Surface['wish'];

/** Which two weights are the axes, and where the others stand; remembered by name, for another table has other weights. */
export class SurfaceChoice {
  readonly element: HTMLElement;
  readonly #x = h('select', { id: 'surface-x' });
  readonly #y = h('select', { id: 'surface-y' });
  readonly #others = h('select', { id: 'surface-others' });
  readonly #othersField: HTMLElement;
  readonly #kept = {
    x: remembered<string>('surfaceX', ''),
    y: remembered<string>('surfaceY', ''),
    others: remembered<string>('surfaceOthers', 'current'),
  };
  #parameters: readonly Parameter[] = [];
  #pair: Pair = { x: -1, y: -1 };
  /** The pair taken by itself was taken from the weights of a result. */
  #isSettled = false;

  constructor(
    private readonly say: Say,
    changed: () => void,
  ) {
    this.#others.append(
      h('option', { value: 'current' }, say('surfaceOthersNow')),
      h('option', { value: 'best' }, say('surfaceOthersEnd')),
    );
    this.#others.value = this.#kept.others.get();
    if (this.#others.selectedIndex < 0) this.#others.value = 'current';
    this.#othersField = field(say('surfaceOthers'), this.#others);
    this.element = h(
      'div',
      { class: 'surface-choice' },
      field(say('fitX'), this.#x),
      field(say('fitY'), this.#y),
      this.#othersField,
    );
    this.#x.addEventListener('change', () => {
      const { x, y } = this.#pair;
      const chosen = this.#x.selectedIndex;
      this.#choose({ x: chosen, y: chosen === y ? x : y }); // they change places
      changed();
    });
    this.#y.addEventListener('change', () => {
      const { x, y } = this.#pair;
      const chosen = this.#y.selectedIndex;
      this.#choose({ x: chosen === x ? y : x, y: chosen });
      changed();
    });
    this.#others.addEventListener('change', () => {
      this.#kept.others.set(this.#others.value);
      changed();
    });
  }

  show({ start, result }: RunView): void {
    if (!start) return;
    const parameters = parametersOf(start.model, this.say);
    if (!isSame(parameters, this.#parameters)) this.#offer(parameters);
    if (result && !this.#isSettled) this.#take(usualPair(result.model));
    this.#isSettled ||= result !== undefined;
  }

  get wish(): Wish | undefined {
    if (this.#pair.x < 0) return undefined;
    return { ...this.#pair, others: this.#others.value === 'best' ? 'best' : 'current' };
  }

  nameOf(place: number): string {
    return this.#parameters[place]?.label ?? '';
  }

  /** There are weights beside the two. */
  get hasOthers(): boolean {
    return this.#parameters.length > 2;
  }

  #offer(parameters: readonly Parameter[]): void {
    this.#parameters = parameters;
    for (const select of [this.#x, this.#y]) {
      select.replaceChildren(...parameters.map(({ label, place }) => h('option', { value: place }, label)));
    }
    this.#othersField.hidden = !this.hasOthers;
    const places = [this.#kept.x.get(), this.#kept.y.get()].map((name) =>
      parameters.findIndex(({ label }) => label === name),
    );
    const [x = -1, y = -1] = places;
    this.#isSettled = x >= 0 && y >= 0 && x !== y;
    this.#take(this.#isSettled ? { x, y } : { x: 1, y: this.hasOthers ? 2 : 0 });
  }

  /** By hand. */
  #choose(pair: Pair): void {
    this.#take(pair);
    this.#isSettled = true;
    this.#kept.x.set(this.nameOf(pair.x));
    this.#kept.y.set(this.nameOf(pair.y));
  }

  #take(pair: Pair): void {
    this.#pair = pair;
    this.#x.selectedIndex = pair.x;
    this.#y.selectedIndex = pair.y;
  }
}

function field(name: string, select: HTMLSelectElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: select.id }, name), select);
}

function isSame(a: readonly Parameter[], b: readonly Parameter[]): boolean {
  return a.length === b.length && a.every(({ label }, k) => label === b[k]?.label);
}

import { h } from './element';
import { FIT_KINDS, type FitKind, kindsOf, type Said, type Subject, usualKind } from './fitKinds';
import type { FitChoice } from './fitPicture';
import { type Remembered, remembered } from './host';
import type { Say } from './words';

const WORDS = {
  feature: 'fitFeature',
  pair: 'fitPair',
  actual: 'fitActual',
  residuals: 'fitResiduals',
  sigmoid: 'fitSigmoid',
} as const satisfies Record<FitKind, Parameters<Say>[0]>;

/** Which picture of the fit is shown, and over which columns. What is chosen is kept, for each kind of target by itself. */
export class FitControls {
  readonly element: HTMLElement;
  readonly #kind = h('select', { id: 'fit-kind' });
  readonly #x = h('select', { id: 'fit-x' });
  readonly #y = h('select', { id: 'fit-y' });
  readonly #squares = h('input', { type: 'checkbox', id: 'fit-squares' });
  readonly #losses = h('input', { type: 'checkbox', id: 'fit-losses' });
  readonly #ofX: HTMLElement;
  readonly #ofY: HTMLElement;
  readonly #ofSquares: HTMLElement;
  readonly #ofLosses: HTMLElement;
  readonly #kinds: Readonly<Record<Said, Remembered<string>>> = {
    number: remembered('fitKind.number', ''),
    probability: remembered('fitKind.twoClass', ''),
    side: remembered('fitKind.twoClass', ''),
    classes: remembered('fitKind.classes', ''),
  };
  readonly #chosenX = remembered<string>('fitX', '');
  readonly #chosenY = remembered<string>('fitY', '');
  readonly #seenSquares = remembered<boolean>('fitSquares', false);
  readonly #seenLosses = remembered<boolean>('fitLosses', false);
  #subject: Subject | undefined;

  constructor(
    private readonly say: Say,
    private readonly changed: () => void,
  ) {
    this.#ofX = labelled(say('fitX'), this.#x);
    this.#ofY = labelled(say('fitY'), this.#y);
    this.#ofSquares = h('label', { class: 'check' }, this.#squares, say('fitSquares'));
    this.#ofLosses = h('label', { class: 'check' }, this.#losses, say('fitLosses'));
    const parts = [labelled(say('fitKind'), this.#kind), this.#ofX, this.#ofY, this.#ofSquares, this.#ofLosses];
    this.element = h('div', { class: 'choices' }, ...parts);
    this.#squares.checked = this.#seenSquares.get();
    this.#losses.checked = this.#seenLosses.get();
    this.element.addEventListener('change', () => this.#keep());
  }

  /** Undefined until there is a run to choose for. */
  get choice(): FitChoice | undefined {
    if (!this.#subject) return undefined;
    const kind = FIT_KINDS.find((one) => one === this.#kind.value) ?? usualKind(this.#subject);
    const isLine = kind === 'feature' && this.#subject.said === 'number';
    const [squares, losses] = [isLine && this.#squares.checked, isLine && this.#losses.checked];
    return { kind, x: this.#x.value, y: this.#y.value, squares, losses };
  }

  /** What the picture is called. */
  get kindName(): string {
    return this.#kind.selectedOptions[0]?.text ?? '';
  }

  show(subject: Subject): void {
    this.#subject = subject;
    const kinds = kindsOf(subject);
    const kept = kinds.find((kind) => kind === this.#kinds[subject.said].get());
    const { axes } = subject;
    fill(
      this.#kind,
      kinds.map((kind) => [kind, this.say(WORDS[kind])]),
      kept ?? usualKind(subject),
    );
    const x = axes.find((name) => name === this.#chosenX.get()) ?? axes[0] ?? '';
    const others = axes.filter((name) => name !== x);
    fill(this.#x, axes.map(named), x);
    fill(this.#y, others.map(named), others.find((name) => name === this.#chosenY.get()) ?? others[0] ?? '');
    this.#showWhatApplies();
  }

  #keep(): void {
    if (!this.#subject) return;
    this.#kinds[this.#subject.said].set(this.#kind.value);
    this.#chosenX.set(this.#x.value);
    this.#chosenY.set(this.#y.value);
    this.#seenSquares.set(this.#squares.checked);
    this.#seenLosses.set(this.#losses.checked);
    this.show(this.#subject); // what applies is another, and one column is on one axis only
    this.changed();
  }

  #showWhatApplies(): void {
    const kind = this.choice?.kind;
    const isLine = kind === 'feature' && this.#subject?.said === 'number';
    this.#ofX.hidden = kind !== 'feature' && kind !== 'pair';
    this.#ofY.hidden = kind !== 'pair';
    this.#ofSquares.hidden = !isLine;
    this.#ofLosses.hidden = !isLine;
  }
}

function labelled(name: string, select: HTMLSelectElement): HTMLElement {
  return h('span', { class: 'choice' }, h('label', { for: select.id }, name), select);
}

function named(name: string): readonly [string, string] {
  return [name, name];
}

/** Leaves a list alone that is the same, for it may be open. */
function fill(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
): void {
  const isSame =
    options.length === select.options.length && options.every(([value], k) => select.options[k]?.value === value);
  if (!isSame) select.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
  select.value = chosen;
}

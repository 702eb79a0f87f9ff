import { formatSteady } from '../format';
import type { FittedModel, Look, Moment, PanelWord, RunView } from '../protocol';
import { type Arithmetic, type Parameter, parametersOf } from './arithmeticNames';
import { gradientSum, lossSum, type Sum } from './arithmeticSums';
import { updateLines, updateWords } from './arithmeticUpdate';
import { h, setText } from './element';
import { Lines, setData } from './lines';
import type { LookParts, LookView } from './look';
import type { Say } from './words';

/** The current step of one weight with its numbers: the update, its derivative as a sum over the rows, and the loss. */
export class ArithmeticView implements LookView {
  readonly element: HTMLElement;
  readonly #select = h('select', { id: 'arithmetic-parameter' });
  readonly #trained = h('p', { class: 'caption' });
  readonly #units = new Lines('running', 'arithmetic-units');
  readonly #updateWords = h('p', { class: 'caption' });
  readonly #update = new Lines('running', 'arithmetic-update');
  readonly #gradient: SumPart;
  readonly #loss: SumPart;
  readonly #say: Say;
  #parameters: readonly Parameter[] = [];
  #view: RunView | undefined;

  constructor({ say, ask }: LookParts) {
    this.#say = say;
    this.#gradient = new SumPart('arithmetic-gradient');
    this.#loss = new SumPart('arithmetic-loss');
    const label = h('label', { for: 'arithmetic-parameter' }, say('weight'));
    this.element = h(
      'section',
      { id: 'arithmetic' },
      h('div', { class: 'arithmetic-choice' }, label, ' ', this.#select),
      h('div', {}, this.#trained, this.#units.element),
      h('div', {}, this.#updateWords, this.#update.element),
      this.#gradient.element,
      this.#loss.element,
    );
    this.#select.addEventListener('change', ask);
  }

  wish(): Pick<Look, 'arithmetic'> {
    const chosen = this.#chosen;
    return chosen ? { arithmetic: chosen.place } : {};
  }

  show(view: RunView): void {
    this.#view = view;
    const { start } = view;
    if (start) this.#offer(parametersOf(start.model, this.#say));
  }

  showMoment({ arithmetic, neurons }: Moment): void {
    const { start, lossName } = this.#view ?? {};
    const parameter = this.#parameters.find(({ place }) => place === arithmetic?.parameter);
    if (!arithmetic || !parameter || !start) return;
    const { model } = start;
    const say = this.#say;
    const classes = neurons.length > 1 ? (model.classes ?? []) : [];
    const inUnits = inUnitsOf(neurons[parameter.neuron], parameter.at);
    setText(this.#trained, say(isRaw(model) ? 'arithmeticRaw' : 'arithmeticTrained'));
    this.#units.show([{ cells: [say('arithmeticUnits'), `${parameter.symbol} = ${formatSteady(inUnits)}`] }]);
    setData(this.#units.element, { value: inUnits });
    setText(this.#updateWords, updateWords(arithmetic, say));
    const { before, rate, gradient, after, sum, loss } = arithmetic;
    this.#update.show(updateLines(parameter.symbol, arithmetic));
    setData(this.#update.element, { before, rate, gradient, after });
    const slopes = SLOPE_WORDS[loss.id] ?? 'arithmeticSlope';
    this.#gradient.show(say(slopes), gradientSum(parameter, arithmetic, classes.length > 0, say), sum, gradient);
    const value = loss.scale * loss.total + loss.penalty;
    this.#loss.show(say(lossWords(arithmetic), lossName ?? ''), lossSum(arithmetic, classes, say), loss, value);
  }

  /** The same weight stays chosen where there is one of its name. */
  #offer(parameters: readonly Parameter[]): void {
    const isSame = parameters.length === this.#parameters.length;
    if (isSame && parameters.every(({ label }, k) => label === this.#parameters[k]?.label)) return;
    const chosen = this.#chosen?.label;
    this.#parameters = parameters;
    this.#select.replaceChildren(...parameters.map(({ label, place }) => h('option', { value: place }, label)));
    const kept = parameters.find(({ label }) => label === chosen);
    this.#select.selectedIndex = kept?.place ?? Math.min(FIRST, parameters.length - 1);
  }

  get #chosen(): Parameter | undefined {
    return this.#parameters[this.#select.selectedIndex];
  }
}

/** The weight of the first feature says more than the bias. */
const FIRST = 1;

/** A sum in words, as a formula, and with its numbers. */
class SumPart {
  readonly element: HTMLElement;
  readonly #words = h('p', { class: 'caption' });
  readonly #formula = new Lines('running');
  readonly #lines = new Lines('columns');
  readonly #written: HTMLElement;

  constructor(id: string) {
    this.#written = h('div', { id }, this.#formula.element, this.#lines.element);
    this.element = h('div', {}, this.#words, this.#written);
  }

  show(words: string, { formula, lines }: Sum, sum: Summed, value: number): void {
    setText(this.#words, words);
    this.#formula.show([{ cells: formula }]);
    const { scale, total, penalty, rows } = sum;
    this.#lines.show(lines);
    setData(this.#written, { scale, total, penalty, rows, value });
  }
}

type Summed = Pick<Arithmetic['sum'], 'scale' | 'total' | 'penalty' | 'rows'>;

const SLOPE_WORDS: Readonly<Record<string, PanelWord>> = {
  mse: 'arithmeticSlopeSquares',
  rss: 'arithmeticSlopeSquares',
  absolute: 'arithmeticSlopeSign',
  log: 'arithmeticSlopeProbability',
  crossEntropy: 'arithmeticSlopeProbability',
};

const LOSS_WORDS: Readonly<Record<string, PanelWord>> = {
  mse: 'arithmeticLossMse',
  rss: 'arithmeticLossRss',
  absolute: 'arithmeticLossAbsolute',
  perceptron: 'arithmeticLossMistakes',
};

function lossWords({ loss: { id } }: Arithmetic): PanelWord {
  return LOSS_WORDS[id] ?? 'arithmeticLoss';
}

/** Trained on the columns as they are. */
function isRaw({ features }: FittedModel): boolean {
  return features.every(({ mean, scale }) => mean === 0 && scale === 1);
}

function inUnitsOf(neuron: Moment['neurons'][number] | undefined, at: number): number {
  return (at === 0 ? neuron?.bias : neuron?.weights[at - 1]) ?? Number.NaN;
}

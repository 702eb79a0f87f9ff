import { formatNumber } from '../format';
import type { Inference } from '../protocol';
import { h, setText } from './element';
import { formatP } from './pValue';
import { columnHead, numberCell, rowHead, scrolled } from './table';
import type { Say } from './words';

type Term = Inference['terms'][number];

const STATISTIC = { leastSquares: 't', wald: 'z' } as const;
const CAPTION = { leastSquares: 'inferenceCaption', wald: 'inferenceWald' } as const;

/** How sure the weights are: their errors, tests and intervals, where theory has them. */
export class InferenceSection {
  readonly element: HTMLDetailsElement;
  readonly #caption = h('p', { class: 'caption' });
  readonly #dropped = h('p', { id: 'inference-dropped', hidden: true });
  readonly #table: HTMLTableElement;

  constructor(private readonly say: Say) {
    const name = say('inference');
    this.#table = h('table', { 'aria-label': name });
    const heading = h('summary', { class: 'section' }, h('h2', {}, name));
    const parts = [heading, this.#caption, scrolled(name, this.#table), this.#dropped];
    this.element = h('details', { id: 'inference', hidden: true }, ...parts);
  }

  show(inference: Inference | undefined): void {
    this.element.hidden = !inference;
    if (!inference) return;
    const { kind, terms, dropped } = inference;
    setText(this.#dropped, this.say('dropped', dropped.join(', ')));
    this.#dropped.hidden = dropped.length === 0;
    const has = {
      inflation: terms.some(({ varianceInflation }) => varianceInflation !== undefined),
      odds: terms.some(({ oddsRatio }) => oddsRatio !== undefined),
    };
    const caption = this.say(CAPTION[kind]);
    setText(this.#caption, has.inflation ? `${caption} ${this.say('vifMeaning')}` : caption);
    this.#table.replaceChildren(
      h('thead', {}, this.#head(STATISTIC[kind], has)),
      h('tbody', {}, ...terms.map((term) => this.#row(term, has))),
    );
  }

  #head(statistic: string, { inflation, odds }: Has): HTMLElement {
    const { say } = this;
    return h(
      'tr',
      {},
      columnHead(say('feature')),
      columnHead(say('weight')),
      columnHead(say('standardError')),
      columnHead(statistic),
      columnHead('p'),
      columnHead(say('interval')),
      inflation ? columnHead(say('vif')) : undefined,
      odds ? columnHead(say('oddsRatio')) : undefined,
    );
  }

  #row(term: Term, { inflation, odds }: Has): HTMLElement {
    const { name, weight, standardError, statistic, p, varianceInflation, oddsRatio } = term;
    const [low, high] = term.interval;
    const interval = this.say('intervalOf', formatNumber(low), formatNumber(high));
    const bounds = { 'data-column': 'interval', 'data-low': low, 'data-high': high };
    return h(
      'tr',
      name ? { 'data-feature': name } : { 'data-bias': true },
      rowHead(name || this.say('bias')),
      numberCell(weight, { 'data-column': 'weight' }),
      numberCell(standardError, { 'data-column': 'standardError' }),
      numberCell(statistic, { 'data-column': 'statistic' }),
      numberCell(p, { 'data-column': 'p' }, formatP(p)),
      h('td', bounds, interval),
      inflation ? optionalCell('varianceInflation', varianceInflation) : undefined,
      odds ? optionalCell('oddsRatio', oddsRatio) : undefined,
    );
  }
}

interface Has {
  readonly inflation: boolean;
  readonly odds: boolean;
}

function optionalCell(column: string, value: number | undefined): HTMLElement {
  return value === undefined ? h('td') : numberCell(value, { 'data-column': column });
}

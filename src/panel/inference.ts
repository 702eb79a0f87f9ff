import { formatNumber } from '../format';
import type { Inference } from '../protocol';
import type { Cells } from './csv';
import { h, setText } from './element';
import { formatP } from './pValue';
import { columnHead, numberCell, rowHead, scrolled } from './table';
import { takeaway } from './takeaway';
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
  #inference: Inference | undefined;

  constructor(private readonly say: Say) {
    const name = say('inference');
    this.#table = h('table', { 'aria-label': name });
    const heading = h('h2', {}, name);
    const parts = [
      h('summary', { class: 'section' }, heading),
      this.#caption,
      scrolled(name, this.#table),
      this.#dropped,
    ];
    this.element = h('details', { id: 'inference', hidden: true }, ...parts);
    takeaway(heading, { name: 'intervals', table: () => this.#rows() }, say);
  }

  show(inference: Inference | undefined): void {
    this.element.hidden = !inference;
    if (!inference) return;
    this.#inference = inference;
    const { kind, terms, dropped } = inference;
    setText(this.#dropped, this.say('dropped', dropped.join(', ')));
    this.#dropped.hidden = dropped.length === 0;
    const has = hasOf(terms);
    const caption = this.say(CAPTION[kind]);
    setText(this.#caption, has.inflation ? `${caption} ${this.say('vifMeaning')}` : caption);
    this.#table.replaceChildren(
      h('thead', {}, this.#head(STATISTIC[kind], has)),
      h('tbody', {}, ...terms.map((term) => this.#row(term, has))),
    );
  }

  /** The table with the ends of each interval in columns of their own. */
  *#rows(): Iterable<Cells> {
    const { kind = 'wald', terms = [] } = this.#inference ?? {};
    const { say } = this;
    const { inflation, odds } = hasOf(terms);
    const heads = [say('feature'), say('weight'), say('standardError'), STATISTIC[kind], 'p'];
    const ends = [say('intervalLow'), say('intervalHigh')];
    yield [...heads, ...ends, ...(inflation ? [say('vif')] : []), ...(odds ? [say('oddsRatio')] : [])];
    for (const {
      name,
      weight,
      standardError,
      statistic,
      p,
      interval,
      varianceInflation = '',
      oddsRatio = '',
    } of terms) {
      const more = [...(inflation ? [varianceInflation] : []), ...(odds ? [oddsRatio] : [])];
      yield [name || say('bias'), weight, standardError, statistic, p, ...interval, ...more];
    }
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

function hasOf(terms: readonly Term[]): Has {
  return {
    inflation: terms.some(({ varianceInflation }) => varianceInflation !== undefined),
    odds: terms.some(({ oddsRatio }) => oddsRatio !== undefined),
  };
}

function optionalCell(column: string, value: number | undefined): HTMLElement {
  return value === undefined ? h('td') : numberCell(value, { 'data-column': column });
}

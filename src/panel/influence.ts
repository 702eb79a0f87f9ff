import { formatCount, formatNumber } from '../format';
import type { RunResult } from '../protocol';
import type { Cells } from './csv';
import { h, setText } from './element';
import { type Marks, markOfCooks, marksOf } from './influenceMarks';
import { columnHead, numberCell, scrolled } from './table';
import { takeaway } from './takeaway';
import type { Say } from './words';

type Influential = NonNullable<RunResult['influence']>;
type Row = Influential['rows'][number];

const HEADS = ['line', 'actualValue', 'predictedValue', 'residual', 'leverage', 'cooksDistance'] as const;
const ROWS_SHOWN = 10;

/** The rows that pull hardest at the exact least-squares answer. */
export class InfluenceSection {
  readonly element: HTMLDetailsElement;
  readonly #caption = h('p', { class: 'caption' });
  readonly #table: HTMLTableElement;
  #rows: readonly Row[] = [];

  constructor(private readonly say: Say) {
    const name = say('influence');
    this.#table = h('table', { 'aria-label': name });
    const heading = h('h2', {}, name);
    const summary = h('summary', { class: 'section' }, heading);
    this.element = h('details', { id: 'influence', hidden: true }, summary, this.#caption, scrolled(name, this.#table));
    takeaway(heading, { name: 'influence', table: () => this.#cells() }, say);
  }

  show(influence: Influential | undefined): void {
    this.element.hidden = !influence;
    if (!influence) return;
    const marks = marksOf(influence);
    setText(this.#caption, this.say('influenceCaption', formatNumber(marks.leverage, 3), formatNumber(marks.cooks, 3)));
    this.#table.replaceChildren(
      h('thead', {}, this.#head()),
      h('tbody', {}, ...influence.rows.slice(0, ROWS_SHOWN).map((row) => this.#row(row, marks))),
    );
    this.#rows = influence.rows;
  }

  #head(): HTMLElement {
    return h('tr', {}, ...HEADS.map((word) => columnHead(this.say(word))));
  }

  /** All rows, of which the page shows the first few. */
  *#cells(): Iterable<Cells> {
    yield HEADS.map((word) => this.say(word));
    for (const { line, target, residual, leverage, cooks } of this.#rows) {
      yield [line, target, target - residual, residual, leverage, cooks];
    }
  }

  #row({ line, target, residual, leverage, cooks }: Row, marks: Marks): HTMLElement {
    return h(
      'tr',
      { 'data-line': line },
      h('th', { scope: 'row', 'data-value': line }, formatCount(line)),
      numberCell(target, { 'data-column': 'target' }),
      numberCell(target - residual, { 'data-column': 'predicted' }),
      numberCell(residual, { 'data-column': 'residual' }),
      this.#marked('leverage', leverage, leverage > marks.leverage ? 'high' : undefined),
      this.#marked('cooks', cooks, markOfCooks(cooks, marks)),
    );
  }

  #marked(column: string, value: number, mark: 'high' | 'veryHigh' | undefined): HTMLElement {
    const text = formatNumber(value, 3);
    const attributes = { 'data-column': column, 'data-mark': mark };
    return numberCell(value, attributes, mark ? `${text} (${this.say(mark)})` : text);
  }
}

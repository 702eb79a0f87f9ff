import { formatCount, formatNumber } from '../format';
import type { Cell, Cells } from './csv';
import { h } from './element';
import { type FitPicture, ROLES } from './fitPicture';
import { residualsOf } from './fitPlaces';
import { classesAt, roleText } from './pointText';
import { columnHead, numberCell, scrolled } from './table';
import type { Say } from './words';

/** While iterations go by once a second is enough. */
const PAUSE_MS = 1000;
const DIGITS = 6;

interface Column {
  readonly name: string;
  value(i: number): Cell;
}

/** The rows that are drawn as a table; filled only while it is open. */
export class FitTable {
  readonly element: HTMLDetailsElement;
  readonly #table: HTMLTableElement;
  #picture: FitPicture | undefined;
  #waits = false;

  constructor(private readonly say: Say) {
    const name = say('fitTable');
    this.#table = h('table', { id: 'fit-table', 'aria-label': name });
    this.element = h('details', {}, h('summary', {}, name), scrolled(name, this.#table));
    this.element.addEventListener('toggle', () => this.#fill());
  }

  show(picture: FitPicture): void {
    this.#picture = picture;
    if (!this.element.open || this.#waits) return;
    this.#fill();
    this.#waits = true;
    setTimeout(() => {
      this.#waits = false;
      if (this.#picture !== picture) this.#fill();
    }, PAUSE_MS);
  }

  /** The headings, and each row with all of its digits. */
  *rows(): Iterable<Cells> {
    if (!this.#picture) return;
    const columns = columnsOf(this.#picture, this.say);
    yield [this.say('line'), ...columns.map(({ name }) => name)];
    for (const [i, line] of this.#picture.fit.points.lines.entries())
      yield [line, ...columns.map((one) => one.value(i))];
  }

  #fill(): void {
    if (!this.element.open || !this.#picture) return;
    const columns = columnsOf(this.#picture, this.say);
    const head = h('tr', {}, columnHead(this.say('line')), ...columns.map(({ name }) => columnHead(name)));
    const rows = Array.from(this.#picture.fit.points.lines, (line, i) => {
      const cells = columns.map((column) => cellOf(column.value(i)));
      return h('tr', { 'data-line': line }, h('th', { scope: 'row' }, formatCount(line)), ...cells);
    });
    this.#table.replaceChildren(h('thead', {}, head), h('tbody', {}, ...rows));
  }
}

function cellOf(value: Cell): HTMLElement {
  return typeof value === 'number' ? numberCell(value, {}, formatNumber(value, DIGITS)) : h('td', {}, value);
}

function columnsOf(picture: FitPicture, say: Say): Column[] {
  const { choice, fit } = picture;
  const { x, y, roles } = fit.points;
  const places = [numbers(choice.x, x), numbers(choice.y, y)].filter((_, k) => [x, y][k]?.length !== 0);
  const role: Column = { name: say('fitRole'), value: (i) => roleText(picture, i, say) ?? say('trainingRows') };
  const isMixed = roles.some((one) => one !== ROLES.training);
  return [...places, ...saidOf(picture, say), ...(isMixed ? [role] : [])];
}

/** What a row has and what the model says of it. */
function saidOf(picture: FitPicture, say: Say): Column[] {
  const { subject, fit } = picture;
  const { targets, predictions, outputs } = fit.points;
  if (subject.said === 'number') {
    return [
      numbers(say('actualValue'), targets),
      numbers(say('predictedValue'), predictions),
      numbers(say('residual'), residualsOf(fit.points)),
    ];
  }
  return [
    { name: say('actualClass'), value: (i) => classesAt(picture, i).actual },
    { name: say('predictedClass'), value: (i) => classesAt(picture, i).predicted },
    numbers(say('fitOutput'), outputs),
    ...(subject.said === 'probability' ? [numbers(say('fitProbabilityShort'), predictions)] : []),
  ];
}

function numbers(name: string, values: Float64Array): Column {
  return { name, value: (i) => values[i] ?? Number.NaN };
}

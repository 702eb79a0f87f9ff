import { formatNumber } from '../format';
import type { NumberControl, PanelControls, TrainOptions } from '../protocol';
import { Choice } from './choice';
import { h } from './element';
import { Field } from './field';
import { remembered } from './host';
import { parseIn } from './option';
import type { Say } from './words';

/** The ids that tests know the fields by, in the order of the page. */
const IDS: Readonly<Record<NumberControl['option'], string>> = {
  batchSize: 'batch-size',
  momentum: 'momentum',
  l1: 'l1',
  l2: 'l2',
  delta: 'delta',
  validation: 'validation',
};

const ORDER = Object.keys(IDS) as readonly NumberControl['option'][];

const isOpen = remembered<boolean>('moreOptions', false);

/** The options that are changed less often, behind a disclosure: only those that go with the others. */
export class More {
  readonly element: HTMLDetailsElement;
  readonly fields = new Map<NumberControl['option'], Field>();
  readonly #schedule: Choice;
  readonly #row: HTMLElement;

  constructor(
    say: Say,
    private readonly change: (changes: Partial<TrainOptions>) => void,
  ) {
    this.#schedule = new Choice('schedule', (schedule) =>
      this.change({ schedule: schedule as TrainOptions['schedule'] }),
    );
    this.#row = h('div', { class: 'control-row' }, this.#schedule.element);
    this.element = h('details', { class: 'more' }, h('summary', { id: 'more' }, say('more')), this.#row);
    this.element.open = isOpen.get();
    this.element.addEventListener('toggle', () => isOpen.set(this.element.open));
  }

  show({ choices, numbers }: PanelControls, isNew: boolean): void {
    const schedule = choices.find(({ option }) => option === 'schedule');
    this.#schedule.element.hidden = !schedule;
    if (schedule) this.#schedule.show(schedule.name, schedule.value, schedule.choices);
    for (const [option, field] of this.fields) field.element.hidden = !numbers.some((one) => one.option === option);
    for (const control of numbers) this.#fieldOf(control).show(control.value, undefined, isNew);
  }

  #fieldOf(control: NumberControl): Field {
    const { option, name, word, expected } = control;
    const known = this.fields.get(option);
    if (known) return known;
    const parse = (text: string) => parseIn(control, text);
    const field = new Field({ id: IDS[option], label: name, word, parse, format: formatNumber, expected });
    this.fields.set(option, field);
    this.#place(option, field);
    return field;
  }

  /** In the order of the ids, whichever was there first. */
  #place(option: NumberControl['option'], { element }: Field): void {
    const following = ORDER.slice(ORDER.indexOf(option) + 1).find((other) => this.fields.has(other));
    const next = following && this.fields.get(following);
    if (next) next.element.before(element);
    else this.#row.append(element);
  }
}

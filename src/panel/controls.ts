import { formatCount, formatNumber } from '../format';
import type { ChoiceControl, EstimatorId, RunView, TrainOptions } from '../protocol';
import { Choice } from './choice';
import { h } from './element';
import { Field } from './field';
import type { Post } from './host';
import { More } from './more';
import { type Option, parseIterations, parseLearningRate, type Rate } from './option';
import { Passing } from './passing';
import { RateSlider } from './rateSlider';
import type { Say } from './words';

type Changes = Partial<TrainOptions>;

/** What can be changed of a training: each change trains anew at once, from the same start. */
export class Controls {
  readonly element: HTMLFormElement;
  readonly #learningRate: Field<Rate>;
  readonly #iterations: Field<Rate>;
  readonly #slider: RateSlider;
  readonly #estimator: Choice;
  readonly #choices: ReadonlyMap<ChoiceControl['option'], Choice>;
  readonly #more: More;
  readonly #train: HTMLButtonElement;
  readonly #passing: Passing<Rate>;
  #view: RunView | undefined;
  #committing: number | undefined;

  constructor(
    private readonly say: Say,
    private readonly post: Post,
  ) {
    const change = (changes: Changes) => this.post({ type: 'train', changes });
    this.#passing = new Passing((learningRate) => post({ type: 'train', changes: { learningRate }, passing: true }));
    this.#slider = new RateSlider({
      say,
      passing: (rate, inForce) => {
        this.#learningRate.write(rate, inForce);
        this.#passing.offer(rate, this.#view?.run ?? 0);
      },
      settled: (learningRate) => {
        this.#passing.drop();
        change({ learningRate });
      },
    });
    this.#learningRate = new Field<Rate>({
      id: 'learning-rate',
      label: say('learningRate'),
      word: 'auto',
      parse: parseLearningRate,
      format: formatNumber,
      expected: say('invalidLearningRate'),
      describedBy: 'rate-limit',
      changed: (rate) => this.#slider.typed(rate),
    });
    this.#iterations = new Field<Rate>({
      id: 'iterations',
      label: say('iterations'),
      word: 'auto',
      parse: parseIterations,
      format: formatCount,
      expected: say('invalidIterations'),
    });
    this.#estimator = new Choice('estimator', (id) =>
      this.post({ type: 'train', changes: {}, estimator: id as EstimatorId }),
    );
    const loss = new Choice('loss', (id) => change({ loss: id as NonNullable<TrainOptions['loss']> }));
    const optimizer = new Choice('optimizer', (id) => change({ optimizer: id as TrainOptions['optimizer'] }));
    this.#choices = new Map([
      ['loss', loss],
      ['optimizer', optimizer],
    ]);
    this.#more = new More(say, change);
    this.#train = h('button', { id: 'train-again', type: 'submit', class: 'secondary' }, say('trainAgain'));
    const choices = [this.#estimator, loss, optimizer].map(({ element }) => element);
    this.element = h(
      'form',
      { class: 'controls', novalidate: true },
      h('div', { class: 'rate-row' }, this.#learningRate.element, this.#slider.element),
      h('div', { class: 'control-row' }, ...choices, this.#iterations.element),
      this.#more.element,
      this.#train,
    );
    this.element.addEventListener('change', ({ target }) => this.#commitSoon(target));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  show(view: RunView, isNew: boolean): void {
    const { options, start, controls, passing } = view;
    const follows = !this.#slider.isHeld && !(passing && this.#view !== undefined); // it knows of its own better than a run
    this.#view = view;
    this.#slider.show(view, follows);
    if (follows) this.#learningRate.show(options.learningRate, start?.learningRate, isNew);
    this.#iterations.show(options.maxIterations, start?.maxIterations, isNew);
    this.#estimator.show(this.say('estimator'), view.estimator, controls.estimators);
    for (const { option, name, value, choices } of controls.choices) {
      this.#choices.get(option)?.show(name, value, choices);
    }
    this.#more.show(controls, isNew);
    if (view.state === 'finished' || view.state === 'failed') this.#passing.seen(view.run);
  }

  /** The curve of the run was drawn. */
  drawn(losses: number): void {
    if (losses > 1 && this.#view) this.#passing.seen(this.#view.run);
  }

  /** Takes over the focus of a button that goes away. */
  focus(): void {
    this.#train.focus();
  }

  /** The fields in the order of the page, with the options they hold. */
  get #fields(): readonly (readonly [option: keyof TrainOptions, field: Committed])[] {
    const others = [...this.#more.fields].filter(([, { element }]) => !element.hidden);
    return [['learningRate', this.#learningRate], ['maxIterations', this.#iterations], ...others];
  }

  /** A field that is left trains; but Enter and the button do so themselves, right after. */
  #commitSoon(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || target.type !== 'text') return;
    window.clearTimeout(this.#committing);
    this.#committing = window.setTimeout(() => {
      const changes = document.activeElement === this.#train ? undefined : this.#edited();
      if (changes && Object.keys(changes).length > 0) this.post({ type: 'train', changes });
    });
  }

  #submit(): void {
    window.clearTimeout(this.#committing);
    const changes = this.#edited();
    if (changes) this.post({ type: 'train', changes });
    else this.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  /** The options of the fields that were edited; undefined, and marked so, where one holds none. */
  #edited(): Changes | undefined {
    const edited = this.#fields.filter(([, field]) => field.isEdited);
    const read = edited.map(([option, field]) => [option, field.read()] as const);
    if (read.some(([, value]) => value === undefined)) return undefined;
    for (const [, field] of edited) field.settle();
    return Object.fromEntries(read);
  }
}

/** A field whose option can be taken. */
type Committed = Pick<Field, 'isEdited' | 'settle'> & { read(): Option | undefined };

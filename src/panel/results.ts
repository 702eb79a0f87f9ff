import type { RunResult, RunView } from '../protocol';
import { ClassChoice } from './classChoice';
import { ClassReportSection } from './classReport';
import { h } from './element';
import { Equation } from './equation';
import { InferenceSection } from './inference';
import { MetricsList } from './metrics';
import { Weights } from './weights';
import type { Say } from './words';

/**
 * What a run came to. While the next one of the same kind is under way the last result stays, faded: a run of some milliseconds
 * would otherwise make the page collapse and spring open again.
 */
export class Results {
  readonly element = h('div', { class: 'results', hidden: true });
  readonly #metrics: MetricsList;
  readonly #weights: Weights;
  readonly #equation: Equation;
  readonly #classes: ClassChoice;
  readonly #report: ClassReportSection;
  readonly #inference: InferenceSection;
  #shown: string | undefined;

  constructor(say: Say) {
    this.#metrics = new MetricsList(say);
    this.#weights = new Weights(say);
    this.#equation = new Equation(say);
    this.#classes = new ClassChoice(say);
    this.#report = new ClassReportSection(say);
    this.#inference = new InferenceSection(say);
    const ofWeights = [this.#classes, this.#weights, this.#inference, this.#equation];
    const parts = [this.#metrics, this.#report, ...ofWeights];
    this.element.append(...parts.map(({ element }) => element));
  }

  /** Whether the last result waits for the next. */
  show(view: RunView): boolean {
    const kind = JSON.stringify([view.file, view.title]);
    const { result } = view;
    const waits = !result && view.state !== 'failed' && this.#shown === kind;
    this.element.hidden = !result && !waits;
    this.element.setAttribute('aria-busy', String(waits));
    this.#shown = result || waits ? kind : undefined;
    if (result) this.#fill(result);
    return waits;
  }

  #fill({ metrics, validation, model, inference, classReport }: RunResult): void {
    this.#metrics.show(metrics, validation);
    this.#report.show(classReport);
    this.#inference.show(inference);
    this.#classes.show(model, (neuron) => {
      this.#weights.show(model, neuron);
      this.#equation.show(model, neuron);
    });
  }
}

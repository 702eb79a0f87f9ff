import type { FittedModel, Moment, Overlay, RunView } from '../protocol';
import { ClassChoice } from './classChoice';
import { ClassReportSection } from './classReport';
import { h } from './element';
import { Equation } from './equation';
import { InferenceSection } from './inference';
import { InfluenceSection } from './influence';
import { MetricsList } from './metrics';
import { Weights } from './weights';
import type { Say } from './words';

/**
 * What a run came to. While the next one on the same target is under way the last result stays, faded: a run of some milliseconds
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
  readonly #influence: InfluenceSection;
  #shown: string | undefined;

  constructor(say: Say) {
    this.#metrics = new MetricsList(say);
    this.#weights = new Weights(say);
    this.#equation = new Equation(say);
    this.#classes = new ClassChoice(say);
    this.#report = new ClassReportSection(say);
    this.#inference = new InferenceSection(say);
    this.#influence = new InfluenceSection(say);
    const ofWeights = [this.#classes, this.#weights, this.#inference, this.#influence, this.#equation];
    const parts = [this.#metrics, this.#report, ...ofWeights];
    this.element.append(...parts.map(({ element }) => element));
  }

  /**
   * Whether the last result waits for the next. Where another iteration is looked at, what speaks of the end alone is shown; the rest
   * is that iteration's, and comes with its moment.
   */
  show(view: RunView, iteration: number | undefined): boolean {
    const kind = kindOf(view);
    const { result } = view;
    const waits = !result && view.state !== 'failed' && this.#shown === kind;
    this.element.hidden = !result && !waits;
    this.element.setAttribute('aria-busy', String(waits));
    this.#shown = result || waits ? kind : undefined;
    for (const { element } of [this.#inference, this.#influence]) element.setAttribute('aria-busy', String(waits));
    if (!waits) {
      this.#inference.show(result?.inference);
      this.#influence.show(result?.influence);
    }
    if (!result || iteration !== undefined) return waits;
    this.#metrics.show(result.metrics, result.validation, undefined);
    this.#report.show(result.classReport);
    this.#showModel(result.model, undefined);
    return waits;
  }

  /** What the training is like at an iteration; `iteration` is named where it is not the one that is kept. */
  showMoment(
    view: RunView,
    { neurons, metrics, validationMetrics, classReport }: Moment,
    iteration: number | undefined,
  ): void {
    if (!view.start) return;
    this.element.hidden = false;
    this.element.setAttribute('aria-busy', 'false');
    this.#shown = kindOf(view);
    this.#showModel({ ...view.start.model, neurons }, iteration);
    if (!metrics) return;
    this.#metrics.show(metrics, validationMetrics, iteration);
    this.#report.show(classReport);
  }

  /** Other runs are compared. */
  compare(overlays: readonly Overlay[]): void {
    this.#weights.compare(overlays);
  }

  #showModel(model: FittedModel, iteration: number | undefined): void {
    this.#classes.show(model, (neuron) => {
      this.#weights.show(model, neuron, iteration);
      this.#equation.show(model, neuron);
    });
  }
}

/** Results of one kind can stand in for one another for a moment: another loss or estimator of the same target is no other page. */
function kindOf({ file, target }: RunView): string {
  return JSON.stringify([file, target]);
}

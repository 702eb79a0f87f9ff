import type { Setup } from '../model/setup';
import type { Table } from '../table/table';
import { methodOf } from '../train/method';
import type { Prepared } from '../train/prepared';
import { problemOf } from '../train/problem';
import type { Course, Trained } from '../train/train';
import type { Work } from '../work';
import { arithmeticOf } from './arithmetic';
import { fitOf } from './fit';
import { type Ground, groundOn } from './ground';
import type { Look, Moment } from './look';
import { surfaceOf } from './surface';
import { Trail } from './trail';
import { Walk } from './walk';

/** What is trained: the table, the set-up, the rows made ready, and the learning rate in force. */
export interface Explored {
  readonly table: Table;
  readonly setup: Setup;
  readonly prepared: Prepared;
  readonly learningRate: number;
}

/** So many products of a row and a parameter are computed in some milliseconds: what takes more is left out in passing. */
const MOST_PRODUCTS = 2_000_000;

interface Terms {
  readonly ground: Ground;
  readonly walk: Walk;
  rateAt(iteration: number): number;
}

/** Follows a training, and tells what it is like at any of its iterations, while it goes on and after. One look at a time. */
export class Explorer {
  readonly #trail = new Trail();
  #last = 0;
  /** The parameters after the last iteration. */
  #end = new Float64Array();
  #kept: number | undefined;
  #terms: Terms | undefined;

  constructor(private readonly explored: Explored) {}

  /** Takes the training as it stands after an iteration. */
  record(course: Course): void {
    this.#trail.add(course);
    this.#last = course.iteration;
    if (this.#end.length === 0) this.#end = course.parameters.slice();
    else this.#end.set(course.parameters);
  }

  conclude({ kept }: Trained): void {
    this.#kept = kept;
  }

  *look(look: Look): Work<Moment> {
    this.#terms ??= yield* this.#prepare();
    const { ground, walk, rateAt } = this.#terms;
    const asked = look.iteration === 'kept' ? (this.#kept ?? this.#last) : look.iteration;
    const { course, at } = yield* walk.to(Math.min(asked, this.#last));
    const parameters = course.parameters.slice();
    const { stream, targets } = ground.prepared.training.dataset;
    const isQuick = (stream?.rows ?? targets.length) * parameters.length <= MOST_PRODUCTS;
    const isWhole = isQuick || !look.passing;
    const { arithmetic, fit, surface }: Partial<Look> = stream ? {} : look;
    const hasStep = arithmetic !== undefined && arithmetic < parameters.length;
    const after = hasStep && isWhole ? yield* walk.after(course) : undefined;
    const step = { course, rate: rateAt(course.iteration), ...(after && { after }) };
    return {
      iteration: at.iteration,
      last: this.#last,
      loss: at.loss,
      ...(at.validation !== undefined && { validation: at.validation }),
      parameters,
      neurons: ground.modelOf(parameters).neurons,
      ...(stream && { withoutPictures: true }),
      ...(isWhole && (yield* measured(ground, parameters))),
      ...(hasStep && { arithmetic: yield* arithmeticOf(ground, step, arithmetic) }),
      ...(fit && { fit: yield* fitOf(ground, parameters, fit) }),
      ...(surface && {
        surface: yield* surfaceOf(
          ground,
          { course, trail: this.#trail, end: this.#end.slice(), last: this.#last },
          surface,
        ),
      }),
    };
  }

  *#prepare(): Work<Terms> {
    const { setup, prepared, learningRate } = this.explored;
    const problem = yield* problemOf(prepared, setup);
    const method = methodOf(problem, setup, learningRate);
    return {
      ground: groundOn(this.explored, problem),
      walk: new Walk(this.#trail, problem, method),
      rateAt: method.optimizer.rate,
    };
  }
}

function* measured({ prepared, problem }: Ground, parameters: Float64Array): Work<Partial<Moment>> {
  const { training, held } = prepared;
  const { metrics, classReport } = yield* problem.outcomeOn(training.dataset, parameters);
  const onHeld = held && (yield* problem.outcomeOn(held.dataset, parameters));
  return { metrics, ...(onHeld && { validationMetrics: onHeld.metrics }), ...(classReport && { classReport }) };
}

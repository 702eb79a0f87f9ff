import { copyOf } from '../train/course';
import type { Method } from '../train/method';
import type { Problem } from '../train/problem';
import { type Course, type Iteration, type Trained, train } from '../train/train';
import type { Work } from '../work';
import type { Trail } from './trail';

/** A training that is on its way along the trail, whole at each iteration. */
interface Walker {
  readonly course: Course;
  readonly iterations: Generator<Iteration | null, Trained>;
  at: Iteration;
}

/** Comes to any iteration of a training again, to the same bits, by running forward from the nearest snapshot. */
export class Walk {
  #walker: Walker | undefined;

  constructor(
    private readonly trail: Trail,
    private readonly problem: Problem,
    private readonly method: Method,
  ) {}

  /** The training at an iteration, and its losses; its course may be read until the next call, and not be changed. */
  *to(iteration: number): Work<{ readonly course: Course; readonly at: Iteration }> {
    const walker = this.#isOnTheWay(iteration) ? this.#walker : yield* this.#setOut(iteration);
    if (!walker) throw new Error(`there is no snapshot before iteration ${iteration}`);
    while (walker.at.iteration < iteration) {
      const next = yield* pull(walker.iterations);
      if (!next) throw new Error(`the training ended before iteration ${iteration}`);
      walker.at = next;
    }
    return walker;
  }

  /** The parameters after one more step from a course, which is left alone. */
  *after(course: Course): Work<Float64Array> {
    const copy = copyOf(course);
    yield* this.method.optimizer.step(this.problem.objective, copy);
    return copy.parameters;
  }

  /** The walker that is there is behind the iteration, and no snapshot is nearer to it. */
  #isOnTheWay(iteration: number): boolean {
    const at = this.#walker?.at.iteration ?? Number.POSITIVE_INFINITY;
    return at <= iteration && at >= (this.trail.before(iteration)?.iteration ?? 0);
  }

  *#setOut(iteration: number): Work<Walker | undefined> {
    const snapshot = this.trail.before(iteration);
    if (!snapshot) return undefined;
    const { objective, validation } = this.problem;
    const { optimizer, options } = this.method;
    const course = copyOf(snapshot);
    const losses = { objective, ...(validation && { validation }) };
    const iterations = train(losses, optimizer, options, { stopped: false }, course);
    const at = yield* pull(iterations);
    if (!at) throw new Error('a training that goes on has no iteration');
    this.#walker = { course, iterations, at };
    return this.#walker;
  }
}

function* pull(iterations: Generator<Iteration | null, Trained>): Work<Iteration | undefined> {
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return undefined;
    if (value) return value;
    yield null;
  }
}

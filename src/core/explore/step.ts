import { isWhole, type OptimizerId } from '../model/setup';
import { lbfgsDirection } from '../train/lbfgs';
import { newtonStep } from '../train/newton';
import { isBatched, metricFor } from '../train/rates';
import { ADAM, power } from '../train/rules';
import type { Work } from '../work';
import type { ComingStep } from './arithmetic';
import type { Ground } from './ground';

/**
 * How an optimiser moves a parameter w with derivative g at the learning rate η. `moved` is what comes before the soft threshold;
 * where l1 acts on the parameter, `threshold` is by how much it is then drawn to 0.
 */
export type Move =
  /** moved = w − η·g. */
  | (Moved & { readonly kind: 'gradientDescent' })
  /** moved = w − η·g + β·d, with d the step before. */
  | (Moved & { readonly kind: 'momentum'; readonly beta: number; readonly previous: number })
  /** moved = w − η·g, q = what the threshold leaves of it (`reached`), and then w ← q + β·(q − q before). */
  | (Moved & { readonly kind: 'nesterov'; readonly beta: number; readonly previous: number; readonly reached: number })
  /** moved = w − η·m̂ / (√v̂ + ε), of the running means m of g and v of g². */
  | (Moved & {
      readonly kind: 'adam';
      /** Which step it is, from 1. */
      readonly count: number;
      readonly first: RunningMean;
      readonly second: RunningMean;
      readonly epsilon: number;
    })
  /** w − share·direction, of H⁻¹·g and the rate halved until the loss doesn't rise, 0 if it always would; left out in passing. */
  | { readonly kind: 'newton'; readonly way?: { readonly direction: number; readonly share: number } }
  /** Likewise of H·g, with H made of the last steps, and the length that was found. */
  | { readonly kind: 'lbfgs'; readonly way?: { readonly direction: number; readonly share: number } }
  /** So many steps, each by the derivative over so many rows, of the last perhaps fewer. */
  | { readonly kind: 'batches'; readonly steps: number; readonly rows: number };

interface Moved {
  readonly moved: number;
  readonly threshold?: number;
}

/** now = β·before + (1 − β)·(g or g²); unbiased = now / (1 − β^count) makes up for its start at 0. */
export interface RunningMean {
  readonly beta: number;
  readonly before: number;
  readonly now: number;
  readonly unbiased: number;
}

interface Moving {
  readonly move: Move;
  readonly after?: number | undefined;
}

/** What a rule over the whole table makes of one parameter. `l1` is 0 for a bias. */
interface Point {
  readonly parameter: number;
  readonly before: number;
  readonly gradient: number;
  readonly rate: number;
  readonly beta: number;
  readonly l1: number;
  readonly step: ComingStep;
}

/** As in `rules.ts`, for one parameter and with what stands between. */
const RULES: Readonly<Record<Exclude<OptimizerId, 'newton' | 'lbfgs'>, (point: Point) => Moving>> = {
  gradientDescent: ({ before, gradient, rate, l1 }) => {
    const moved = before - rate * gradient;
    return { move: { kind: 'gradientDescent', moved, ...drawn(l1, rate) }, after: shrunk(moved, l1 * rate) };
  },
  momentum: ({ parameter, before, gradient, rate, beta, l1, step }) => {
    const previous = step.course.memory[0]![parameter]!;
    const moved = before - rate * gradient + beta * previous;
    return { move: { kind: 'momentum', beta, previous, moved, ...drawn(l1, rate) }, after: shrunk(moved, l1 * rate) };
  },
  nesterov: ({ parameter, before, gradient, rate, beta, l1, step }) => {
    const previous = before - step.course.memory[0]![parameter]!;
    const moved = before - rate * gradient;
    const reached = shrunk(moved, l1 * rate);
    const move: Move = { kind: 'nesterov', beta, previous, moved, reached, ...drawn(l1, rate) };
    return { move, after: reached + beta * (reached - previous) };
  },
  adam: ({ parameter, before, gradient, rate, l1, step: { course } }) => {
    const count = course.steps + 1;
    const first = runningMean(ADAM.beta1, course.memory[0]![parameter]!, gradient, count);
    const second = runningMean(ADAM.beta2, course.memory[1]![parameter]!, gradient ** 2, count);
    const own = rate / (Math.sqrt(second.unbiased) + ADAM.epsilon);
    const moved = before - own * first.unbiased;
    const { epsilon } = ADAM;
    return {
      move: { kind: 'adam', count, first, second, epsilon, moved, ...drawn(l1, own) },
      after: shrunk(moved, l1 * own),
    };
  },
};

/** How the parameter moves, and what it then is where that is known. */
export function* moveOf(ground: Ground, step: ComingStep, parameter: number, l1: number): Work<Moving> {
  const { optimizer, momentum: beta, batchSize } = ground.setup.options;
  const { terrain } = ground.problem;
  const rows = terrain.loss.rowByRow ? 1 : batchSize;
  const all = ground.prepared.training.dataset.targets.length;
  const after = step.after?.[parameter];
  if (isBatched(rows, all)) return { move: { kind: 'batches', steps: Math.ceil(all / rows), rows }, after };
  if (isWhole(optimizer)) return { move: yield* wholeMove(ground, step, parameter, optimizer), after };
  const before = step.course.parameters[parameter]!;
  const gradient = step.course.gradient[parameter]!;
  const moving = RULES[optimizer]({ parameter, before, gradient, rate: step.rate, beta, l1, step });
  return { move: moving.move, after: after ?? moving.after };
}

/** The share that was taken shows in the component that moved furthest. */
function* wholeMove(
  { problem, setup }: Ground,
  { course, rate, after }: ComingStep,
  parameter: number,
  kind: 'newton' | 'lbfgs',
): Work<Move> {
  if (!after) return { kind };
  const directions =
    kind === 'lbfgs'
      ? lbfgsDirection(course, metricFor(problem.terrain.loss, problem.terrain.bound, setup.options))
      : yield* newtonStep(problem.objective, course.parameters, course.gradient);
  let furthest = 0;
  for (let j = 1; j < directions.length; j++) {
    if (Math.abs(directions[j]!) > Math.abs(directions[furthest]!)) furthest = j;
  }
  const taken = course.parameters[furthest]! - after[furthest]!;
  const halvings = Math.round(Math.log2((rate * directions[furthest]!) / taken));
  const length = kind === 'newton' ? rate / 2 ** halvings : taken / directions[furthest]!;
  const share = taken === 0 ? 0 : length;
  return { kind, way: { direction: directions[parameter]!, share } };
}

function runningMean(beta: number, before: number, value: number, count: number): RunningMean {
  const now = beta * before + (1 - beta) * value;
  return { beta, before, now, unbiased: now / (1 - power(beta, count)) };
}

function drawn(l1: number, rate: number): { threshold?: number } {
  return l1 > 0 ? { threshold: l1 * rate } : {};
}

/** sign(w)·max(0, |w| − threshold). */
function shrunk(weight: number, threshold: number): number {
  return threshold > 0 ? Math.sign(weight) * Math.max(0, Math.abs(weight) - threshold) + 0 : weight;
}

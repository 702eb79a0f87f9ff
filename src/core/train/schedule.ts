import type { ScheduleId } from '../model/setup';

/** The learning rate of an iteration, counted from 0. */
export type Schedule = (iteration: number) => number;

/** η, throughout. */
export const constant =
  (rate: number): Schedule =>
  () =>
    rate;

/** η / √(t + 1): the steps shrink to nothing and still sum to infinity, as a subgradient method needs. */
export const inverseRoot =
  (rate: number): Schedule =>
  (iteration) =>
    rate / Math.sqrt(iteration + 1);

/** η / (1 + t/τ), with τ a tenth of the most iterations: half after the first tenth, an eleventh at the end. */
export const inverse =
  (rate: number, maxIterations: number): Schedule =>
  (iteration) =>
    rate / (1 + (10 * iteration) / maxIterations);

/** η·½(1 + cos πt/T): slow at first and at the end, 0 after the last of T iterations (Loshchilov and Hutter, SGDR, 2017). */
export const cosine =
  (rate: number, maxIterations: number): Schedule =>
  (iteration) =>
    rate * sine((Math.PI / 2) * (1 - Math.min(1, iteration / maxIterations))) ** 2;

/** What the option `schedule` chooses from. */
export const SCHEDULES: Readonly<Record<ScheduleId, (rate: number, maxIterations: number) => Schedule>> = {
  constant,
  inverse,
  cosine,
};

const SINE_TERMS = 12;

/** Of 0 ≤ x ≤ π/2, by its series, so that every host has the same bits. */
function sine(x: number): number {
  let sum = 1;
  for (let k = SINE_TERMS; k > 0; k--) sum = 1 - (sum * x * x) / (2 * k * (2 * k + 1));
  return x * sum;
}

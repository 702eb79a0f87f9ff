/**
 * A long computation that can be paused: it yields after every slab of work of some milliseconds, and returns its answer.
 * Whoever drives it decides when to pull again, so pausing is not pulling and stopping is never pulling again.
 */
export type Work<T> = Generator<null, T>;

/** How many table cells are touched between two yields: some five milliseconds. */
export const SLAB_CELLS = 2_000_000;

/** Runs `work` to its end at once. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

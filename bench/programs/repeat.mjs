/** A run longer than this, in milliseconds, is not repeated. */
export const LONG = 20_000;

/**
 * Does a piece of work so many times, each with its memory to itself, and returns how long each took, in milliseconds.
 * @param {number} runs
 * @param {() => unknown} work
 */
export async function repeat(runs, work) {
  const milliseconds = [];
  while (milliseconds.length < runs) {
    globalThis.gc?.();
    const began = performance.now();
    await work();
    milliseconds.push(performance.now() - began);
    if (milliseconds.some((each) => each > LONG)) break;
  }
  return milliseconds;
}

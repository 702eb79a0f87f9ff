import { lastIteration, type Series } from './series';

/** The losses known so far, in arrays that grow by doubling: of every iteration, or of a very long run of some. */
export class Curve implements Series {
  #buffer = new Float64Array(1024);
  #iterations: Float64Array | undefined;
  #count = 0;

  get values(): Float64Array {
    return this.#buffer.subarray(0, this.#count);
  }

  get iterations(): Float64Array | undefined {
    return this.#iterations?.subarray(0, this.#count);
  }

  /** Iterations so far, the initial weights with them. */
  get length(): number {
    return lastIteration(this) + 1;
  }

  replace(losses: Float64Array, iterations?: Float64Array): void {
    this.#count = 0;
    this.#iterations = undefined;
    this.append(0, losses);
    if (!iterations) return;
    this.#iterations = new Float64Array(this.#buffer.length);
    this.#iterations.set(iterations);
  }

  /** False, and nothing changed, where losses between the known ones and these are missing. */
  append(from: number, losses: Float64Array): boolean {
    const known = this.length;
    if (from > known) return false;
    const news = this.#iterations ? losses.subarray(known - from) : losses;
    const start = this.#iterations ? this.#count : from;
    const end = Math.max(this.#count, start + news.length);
    if (end > this.#buffer.length) this.#grow(end);
    this.#buffer.set(news, start);
    this.#iterations?.set(
      news.map((_, k) => known + k),
      start,
    );
    this.#count = end;
    return true;
  }

  #grow(least: number): void {
    const length = Math.max(least, 2 * this.#buffer.length);
    this.#buffer = grown(this.values, length);
    if (this.iterations) this.#iterations = grown(this.iterations, length);
  }
}

function grown(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(values);
  return larger;
}

/** The loss on the rows trained on, and on those held back, where there are some. */
export interface Curves {
  readonly loss: Curve;
  readonly validation: Curve;
}

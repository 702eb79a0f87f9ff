import { bytesOf, copyOf } from '../train/course';
import type { Course } from '../train/train';

/** What all snapshots may take, of however many iterations and weights. */
const MOST_BYTES = 16 * 2 ** 20;
/** More would not be seen, and cost time while training. */
const MOST_SNAPSHOTS = 1024;

/**
 * Snapshots of a training. Of its beginning, where the loss falls fastest, every iteration is kept; of the rest every so many, and
 * every other one is dropped when there are too many. Memory stays bounded, and the way from a snapshot to any iteration short.
 */
export class Trail {
  readonly #early: Course[] = [];
  #later: Course[] = [];
  #stride = 1;
  #capacity = 0;

  /** Takes a training as it stands after an iteration, in the order of iterations. */
  add(course: Course): void {
    if (this.#capacity === 0) {
      this.#capacity = Math.max(4, Math.min(MOST_SNAPSHOTS, Math.floor(MOST_BYTES / bytesOf(course)))) / 2;
    }
    if (this.#early.length < this.#capacity) {
      this.#early.push(copyOf(course));
      return;
    }
    if (course.iteration % this.#stride !== 0) return;
    this.#later.push(copyOf(course));
    if (this.#later.length < this.#capacity) return;
    this.#stride *= 2;
    this.#later = this.#later.filter(({ iteration }) => iteration % this.#stride === 0);
  }

  /** The nearest at or before an iteration. */
  before(iteration: number): Course | undefined {
    const { snapshots } = this;
    let low = 0;
    let high = snapshots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((snapshots[middle]?.iteration ?? 0) <= iteration) low = middle + 1;
      else high = middle;
    }
    return snapshots[low - 1];
  }

  /** In the order of iterations. */
  get snapshots(): readonly Course[] {
    return [...this.#early, ...this.#later];
  }
}

import type { Pace } from '../protocol';

/** Holds the iterations of a training back, or lets so many of them through. */
export class Gate {
  #allowed = Number.POSITIVE_INFINITY;
  #open: () => void = () => {};

  get isShut(): boolean {
    return this.#allowed <= 0;
  }

  pace(pace: Pace): void {
    this.#allowed = NEXT[pace](this.#allowed);
    if (!this.isShut) this.#open();
  }

  /** An iteration has gone through. */
  passed(): void {
    this.#allowed--;
  }

  /** Settles when it is open. */
  opened(): Promise<void> {
    if (!this.isShut) return Promise.resolve();
    return new Promise((resolve) => {
      this.#open = resolve;
    });
  }
}

/** How many iterations may go through next; a step is one more than those that are still to come, of a training that is held back. */
const NEXT: Readonly<Record<Pace, (allowed: number) => number>> = {
  pause: () => 0,
  step: (allowed) => 1 + (Number.isFinite(allowed) ? Math.max(0, allowed) : 0),
  resume: () => Number.POSITIVE_INFINITY,
};

import type { Pace } from '../protocol';

/** Holds the iterations of a training back, or lets so many of them through. */
export class Gate {
  #allowed = Number.POSITIVE_INFINITY;
  #open: () => void = () => {};

  get isShut(): boolean {
    return this.#allowed <= 0;
  }

  pace(pace: Pace): void {
    this.#allowed = ALLOWED[pace];
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

const ALLOWED: Readonly<Record<Pace, number>> = { pause: 0, step: 1, resume: Number.POSITIVE_INFINITY };

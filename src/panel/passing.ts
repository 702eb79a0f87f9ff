/**
 * Sends values on their way to another, each once the answer to the one before can be seen: of those that come in between only the
 * last is sent. So nothing piles up, however slow the answers are, and the hand is always followed.
 */
export class Passing<T> {
  #waiting: { readonly value: T } | undefined;
  /** The run in sight when a value was sent, until its own is. */
  #before: number | undefined;

  constructor(private readonly send: (value: T) => void) {}

  /** `run` is the one in sight. */
  offer(value: T, run: number): void {
    if (this.#before !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.#before = run;
    this.send(value);
  }

  /** A run can be seen. */
  seen(run: number): void {
    if (this.#before === undefined || run <= this.#before) return;
    const waiting = this.#waiting;
    this.drop();
    if (waiting) this.offer(waiting.value, run);
  }

  /** There is nothing more to send, and nothing to wait for. */
  drop(): void {
    this.#before = undefined;
    this.#waiting = undefined;
  }
}

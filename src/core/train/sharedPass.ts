import type { Work } from '../work';

const IDLE = 0;
const ASKED = 1;
const DONE = 2;
const FAILED = 3;

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
/** Whoever waits gives way after so many milliseconds. */
const PATIENCE_MS = 1;

/**
 * A pass over some blocks of rows that one thread asks for and another makes, in memory that both see: the parameters, and for each
 * block the sum of the loss and those of its derivatives by the parameters, one block behind the other.
 */
export class SharedPass {
  readonly parameters: Float64Array;
  readonly sums: Float64Array;
  readonly #state: Int32Array;

  /** @param size how many parameters there are */
  constructor(
    readonly room: SharedArrayBuffer,
    size: number,
  ) {
    this.#state = new Int32Array(room, 0, 1);
    this.parameters = new Float64Array(room, DOUBLE, size);
    this.sums = new Float64Array(room, DOUBLE * (1 + size));
  }

  static of(blocks: number, size: number): SharedPass {
    return new SharedPass(new SharedArrayBuffer(DOUBLE * (1 + size + blocks * (size + 1))), size);
  }

  /** It was asked for, and nobody has answered yet. */
  get isAsked(): boolean {
    return Atomics.load(this.#state, 0) === ASKED;
  }

  ask(parameters: Float64Array): void {
    this.parameters.set(parameters);
    Atomics.store(this.#state, 0, ASKED);
  }

  /** It is not asked for any more. */
  withdraw(): void {
    Atomics.store(this.#state, 0, IDLE);
  }

  done(): void {
    this.#answer(DONE);
  }

  failed(): void {
    this.#answer(FAILED);
  }

  /** Waits for the answer, with pauses; false where it failed. */
  *answer(): Work<boolean> {
    while (Atomics.wait(this.#state, 0, ASKED, PATIENCE_MS) === 'timed-out') yield null;
    return Atomics.load(this.#state, 0) === DONE;
  }

  #answer(state: number): void {
    Atomics.store(this.#state, 0, state);
    Atomics.notify(this.#state, 0);
  }
}

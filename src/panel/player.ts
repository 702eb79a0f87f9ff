import type { FromPanel, Look, RunView } from '../protocol';

/** The iteration that is looked at; `kept`: the one whose weights are the result, or the last while training goes on. */
export type Position = number | 'kept';

/** What a player needs of the page. */
export interface Stage {
  post(message: FromPanel): void;
  /** What the views ask of an iteration. */
  wish(): Pick<Look, 'arithmetic' | 'fit' | 'surface'>;
  /** Calls back before the next frame with the time in milliseconds. */
  frame(callback: (time: number) => void): void;
  /** The position, or whether it plays, is another. */
  changed(): void;
}

type Training = Pick<RunView, 'run' | 'state' | 'paused'>;

/**
 * Plays with a training: looks at any of its iterations, and holds it back while it goes on. At most one question is under way; when
 * it is answered the latest wish is asked, so that nothing piles up and nothing late is shown.
 */
export class Player {
  position: Position = 'kept';
  isPlaying = false;
  /** The last iteration there is. */
  last = 0;
  #training: Training | undefined;
  #asked = 0;
  #isWaiting = false;
  #wanted: 'passing' | 'settled' | undefined;

  constructor(private readonly stage: Stage) {}

  /** Whether training goes on by itself. */
  get isTraining(): boolean {
    return this.#training?.state === 'training' && !this.#training.paused;
  }

  get isPaused(): boolean {
    return this.#training?.paused ?? false;
  }

  /** There is something to look at. */
  get isReady(): boolean {
    return this.#training !== undefined && this.last >= 0 && this.#training.state !== 'failed';
  }

  /** The iteration that is looked at, where it is not the one that is kept. */
  get iteration(): number | undefined {
    return this.position === 'kept' ? undefined : this.position;
  }

  show(view: Training, isNew: boolean, losses: number, position: Position = 'kept'): void {
    this.#training = view;
    this.last = losses - 1;
    if (isNew) {
      this.#isWaiting = false; // nobody answers for a run that was replaced
      this.position = position;
      this.isPlaying = false;
    }
    this.ask('settled');
    this.stage.changed();
  }

  /** Training has come further. */
  grow(losses: number): void {
    this.last = losses - 1;
    if (this.position === 'kept') this.ask('passing');
    this.stage.changed();
  }

  play(): void {
    if (!this.isReady) return;
    if (this.isPaused && this.#isAtEnd) {
      this.stage.post({ type: 'pace', pace: 'resume' });
      this.#moveTo('kept', 'settled');
      return;
    }
    const from = this.#isAtEnd ? 0 : this.#at;
    this.isPlaying = true;
    this.#moveTo(from, 'passing');
    this.#run(from);
  }

  pause(): void {
    if (this.isPlaying) {
      this.isPlaying = false;
      this.#moveTo(this.position, 'settled');
      return;
    }
    if (this.isTraining) this.stage.post({ type: 'pace', pace: 'pause' });
  }

  /** One iteration on; of a training that is held back, one more is let through. */
  step(): void {
    this.isPlaying = false;
    if (this.isPaused && this.#isAtEnd) {
      this.stage.post({ type: 'pace', pace: 'step' });
      this.#moveTo('kept', 'settled');
      return;
    }
    this.#moveTo(Math.min(this.last, this.#at + 1), 'settled');
  }

  stepBack(): void {
    this.isPlaying = false;
    this.#moveTo(Math.max(0, this.#at - 1), 'settled');
  }

  /** To the initial weights. */
  reset(): void {
    this.isPlaying = false;
    this.#moveTo(0, 'settled');
  }

  /** To an iteration; `passing` while the hand is still on its way. */
  scrub(iteration: number, passing: boolean): void {
    this.isPlaying = false;
    this.#moveTo(Math.min(this.last, Math.max(0, iteration)), passing ? 'passing' : 'settled');
  }

  /** Back to the weights that are kept. */
  toKept(): void {
    this.isPlaying = false;
    this.#moveTo('kept', 'settled');
  }

  /** The wish of a view is another, or there is more to see. */
  ask(how: 'passing' | 'settled'): void {
    if (!this.isReady) return;
    this.#wanted = how;
    if (!this.#isWaiting) this.#send();
  }

  /** Whether an answer is the one that is waited for; the next question goes out. */
  takes(run: number, request: number): boolean {
    if (run !== this.#training?.run || request !== this.#asked) return false;
    this.#isWaiting = false;
    if (this.#wanted) this.#send();
    return true;
  }

  get #at(): number {
    return this.position === 'kept' ? this.last : this.position;
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.last;
  }

  #send(): void {
    if (!this.#training) return;
    const passing = this.#wanted === 'passing';
    this.#wanted = undefined;
    this.#isWaiting = true;
    const look: Look = { iteration: this.position, passing, ...this.stage.wish() };
    this.stage.post({ type: 'look', run: this.#training.run, request: ++this.#asked, look });
  }

  #moveTo(position: Position, how: 'passing' | 'settled'): void {
    this.position = position;
    this.ask(how);
    this.stage.changed();
  }

  /** Goes on frame by frame; slowly through the first iterations, in which most happens, then faster and faster. */
  #run(from: number): void {
    const run = this.#training?.run;
    let began: number | undefined;
    const advance = (time: number) => {
      if (!this.isPlaying || this.#training?.run !== run) return;
      began ??= time;
      const at = Math.min(this.last, iterationAfter(time - began, from, this.last));
      if (at !== this.position) this.#moveTo(at, 'passing');
      if (at < this.last || this.isTraining) this.stage.frame(advance);
      else this.pause();
    };
    this.stage.frame(advance);
  }
}

/** A doubling of the iterations takes so long. */
const DOUBLING_MS = 1200;

/** The iteration that is reached so many milliseconds after `from`: 1 + k grows evenly in its logarithm. */
export function iterationAfter(milliseconds: number, from: number, last: number): number {
  return Math.min(last, Math.floor((1 + from) * 2 ** (milliseconds / DOUBLING_MS) + 1e-9) - 1);
}

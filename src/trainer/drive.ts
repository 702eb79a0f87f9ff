import { Stopped } from '../core/stopped';
import type { Gate } from './gate';

export interface Clock {
  /** Milliseconds from any origin. */
  now(): number;
  /** Lets messages in: settles after the event loop has gone round. */
  pause(): Promise<void>;
}

interface Watch<Y> {
  onYield?(value: Y): void;
  /** Before every pause. */
  onPause?(): void;
  /** Before every pull: holds the work back while it is shut. */
  readonly gate?: Pick<Gate, 'isShut' | 'opened'>;
  /** Work that can't end by itself when this is given is left. */
  readonly signal?: { readonly stopped: boolean };
}

/** So often a second messages are let in and losses sent. */
const SLICE_MS = 1000 / 60;

/** Drives work to its end in slices of time, so that it can be stopped within a slice and a slab whatever its size. */
export async function drive<Y, T>(work: Generator<Y, T>, clock: Clock, watch: Watch<Y> = {}): Promise<T> {
  let due = clock.now() + SLICE_MS;
  for (;;) {
    if (watch.gate?.isShut) {
      watch.onPause?.();
      await watch.gate.opened();
    }
    const { done, value } = work.next();
    if (done) return value;
    watch.onYield?.(value);
    if (clock.now() < due) continue;
    watch.onPause?.();
    await clock.pause();
    if (watch.signal?.stopped) throw new Stopped();
    due = clock.now() + SLICE_MS;
  }
}

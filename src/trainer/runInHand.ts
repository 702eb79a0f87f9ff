import { Stopped } from '../core/stopped';
import { Gate } from './gate';

/** A run that goes on, and how it is told to stop. */
export interface RunInHand {
  readonly run: number;
  readonly signal: { stopped: boolean };
  /** Given when another takes its place: what it has learned is of no use either. */
  readonly superseded: { stopped: boolean };
  readonly gate: Gate;
  /** Settles when the signal is given. */
  readonly whenStopped: Promise<never>;
  stop(): void;
  leave(): void;
}

export function runInHand(run: number): RunInHand {
  const signal = { stopped: false };
  const superseded = { stopped: false };
  let reject: (reason: Stopped) => void = () => {};
  const whenStopped = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  whenStopped.catch(() => {}); // it is only raced against; a run that never waits is no failure
  const gate = new Gate();
  const stop = () => {
    signal.stopped = true;
    gate.pace('resume'); // to its end
    reject(new Stopped());
  };
  const leave = () => {
    superseded.stopped = true;
    stop();
  };
  return { run, signal, superseded, gate, whenStopped, stop, leave };
}

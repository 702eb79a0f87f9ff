import { ONE_THREAD, peer, python, TWO_THREADS, train } from '../commands.mjs';
import { type Command, hasFailed, inRounds, type Outcome } from '../measure.mjs';
import type { Row, Subject } from '../row.mjs';
import { TABLE, TARGET } from '../tables.mjs';

/** So near are losses of the same least squares; a naive descent of a thousand iterations ends there, too. */
const SAME = 1e-6;

/** Whole processes that train on A: from the launch to the weights on standard output. */
export const linear: Subject = {
  name: 'linear',
  async measure({ runs, quick }) {
    const table = quick ? TABLE.B : TABLE.A;
    const done = await inRounds(
      {
        itself: train(table, TARGET),
        twoThreads: train(table, TARGET, ...TWO_THREADS),
        oneThread: train(table, TARGET, ...ONE_THREAD),
        lines: ['wc', '-l', table] satisfies Command,
        pandas: python('linear.py', table, TARGET),
        arrays: peer('naive.mjs', table, '1000'),
        start: [process.execPath, '-e', '0'] satisfies Command,
        nothing: ['true'] satisfies Command,
      },
      runs,
    );
    const { itself: ours, oneThread, twoThreads, lines, start, nothing } = done;
    const pandas = sameAs(ours, done.pandas);
    const arrays = sameAs(ours, done.arrays);
    const time = { compared: 'milliseconds', ours } as const;
    const memory = { compared: 'megabytes', ours } as const;
    const name = quick ? 'B, linear' : 'A, linear';
    return [
      {
        what: `${name}: against \`wc -l\`, two threads`,
        ...time,
        ours: twoThreads,
        peer: lines,
        wanted: { atMost: 12 },
      },
      { what: `${name}: against \`wc -l\`, one thread`, ...time, ours: oneThread, peer: lines, wanted: { atMost: 15 } },
      { what: `${name}: against pandas and scikit-learn`, ...time, peer: pandas, wanted: { atMost: 1 / 8 } },
      { what: `${name}: memory against pandas and scikit-learn`, ...memory, peer: pandas, wanted: { atMost: 1 / 8 } },
      { what: `${name}: against Papa Parse and arrays`, ...time, peer: arrays, wanted: { atMost: 1 / 100 } },
      { what: `${name}: memory against Papa Parse and arrays`, ...memory, peer: arrays },
      { what: `${name}: against a Node that does nothing (\`node -e 0\`)`, ...time, peer: start },
      { what: `${name}: against a process that does nothing (\`true\`)`, ...time, peer: nothing },
    ] satisfies Row[];
  },
};

type Told = Outcome & { readonly output: string };

/** The peer's outcome, if it came to the same loss. */
function sameAs(ours: Told, peer: Told): Outcome {
  if (hasFailed(ours) || hasFailed(peer)) return peer;
  const [mine, theirs] = [lossIn(ours.output), lossIn(peer.output)];
  return Math.abs(mine / theirs - 1) <= SAME ? peer : { failed: `its loss is ${theirs}, ours is ${mine}` };
}

/** Descent tells the loss with its name. */
function lossIn(output: string): number {
  const { loss } = JSON.parse(output) as { loss: number | { value: number } };
  return typeof loss === 'number' ? loss : loss.value;
}

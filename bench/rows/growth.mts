import { TWO_THREADS, train } from '../commands.mjs';
import { type Command, hasFailed, inRounds, type Outcome } from '../measure.mjs';
import type { Row, Subject } from '../row.mjs';
import { TABLE, TARGET } from '../tables.mjs';

/** Ten million rows against one million. */
export const growth: Subject = {
  name: 'growth',
  async measure({ runs, quick }) {
    const [small, large] = quick ? [TABLE.B, TABLE.A] : [TABLE.A, TABLE.tenfold];
    const { one, ten, start } = await inRounds(
      {
        one: train(small, TARGET, ...TWO_THREADS),
        ten: train(large, TARGET, ...TWO_THREADS),
        start: [process.execPath, '-e', '0'] satisfies Command,
      },
      runs,
    );
    const name = quick ? 'A against B' : '10 million rows against 1 million';
    return [
      {
        what: `${name}, linear, two threads: peak memory`,
        compared: 'megabytes',
        ours: ten,
        peer: one,
        wanted: { atMost: 1.1 },
      },
      {
        what: `${name}, linear, two threads: time without the start of Node, of ten times as much`,
        compared: 'milliseconds',
        ours: less(ten, start),
        peer: less(one, start),
        times: 10,
        wanted: { atMost: 1.1 },
      },
    ] satisfies Row[];
  },
};

function less(whole: Outcome, start: Outcome): Outcome {
  if (hasFailed(whole) || hasFailed(start)) return whole;
  return { ...whole, milliseconds: whole.milliseconds - start.milliseconds };
}

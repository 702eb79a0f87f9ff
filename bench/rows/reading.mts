import { statSync } from 'node:fs';
import { ours, oursPlain, peer } from '../commands.mjs';
import { hasFailed, type Measured, type Outcome, within } from '../measure.mjs';
import type { Row, Subject, Wanted } from '../row.mjs';
import { TABLE } from '../tables.mjs';

const PEERS = ['csv-parse', 'udsv', 'd3-dsv', 'nodejs-polars', '@duckdb/node-api'];

/** From a file to typed values in memory, within a process that is already there. */
export const reading: Subject = {
  name: 'reading',
  async measure({ runs, quick }) {
    const table = quick ? TABLE.B : TABLE.A;
    const rows = quick ? 100_000 : 1_000_000;
    const name = quick ? 'B' : 'A';
    const read = (file: string, of: typeof ours) => readBy(of('read', file, String(runs)), file, rows);
    const fast = await read(table, ours);
    const plain = await read(table, oursPlain);
    const papa = await readBy(peer('readers.mjs', 'papaparse', table, String(runs)), table, rows);
    const against = (what: string, mine: Outcome, theirs: Outcome, wanted?: Wanted): Row => ({
      what: `${name}, reading: ${what}`,
      compared: 'milliseconds',
      ours: mine,
      peer: theirs,
      ...(wanted && { wanted }),
    });
    const measured = [
      against('against Papa Parse with typed values', fast, papa, { atMost: 1 / 18 }),
      against('plain TypeScript against Papa Parse with typed values', plain, papa, { atMost: 1 / 10 }),
    ];
    if (!quick) measured.push(...(await quoted(runs, fast, plain)));
    for (const each of PEERS) {
      const theirs = await readBy(peer('readers.mjs', each, table, String(runs)), table, rows);
      measured.push(against(`against ${each}`, fast, theirs));
    }
    return measured;
  },
};

/** MB/s of Q against those of A. */
async function quoted(runs: number, fast: Outcome, plain: Outcome): Promise<Row[]> {
  const read = (of: typeof ours) => readBy(of('read', TABLE.Q, String(runs)), TABLE.Q, 1_000_000);
  return [
    {
      what: 'Q, reading: MB/s against those of A',
      compared: 'rate',
      ours: await read(ours),
      peer: fast,
      wanted: { atLeast: 0.8 },
    },
    {
      what: 'Q, reading by plain TypeScript: MB/s against those of A',
      compared: 'rate',
      ours: await read(oursPlain),
      peer: plain,
    },
  ];
}

/** A peer that reads another number of rows has failed. */
async function readBy(command: ReturnType<typeof ours>, table: string, rows: number): Promise<Outcome> {
  const outcome = await within<{ rows: number }>(command);
  if (hasFailed(outcome)) return outcome;
  if (outcome.told.rows !== rows) return { failed: `it read ${outcome.told.rows} rows of ${rows}` };
  return { ...outcome, rate: statSync(table).size / 1e3 / outcome.milliseconds } satisfies Measured;
}

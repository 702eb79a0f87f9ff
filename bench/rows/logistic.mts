import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ours, python } from '../commands.mjs';
import { hasFailed, inRounds, median, type Outcome, reasonOf, run, within } from '../measure.mjs';
import { CACHE } from '../places.mjs';
import type { Row, Subject } from '../row.mjs';
import { CLASS, TABLE } from '../tables.mjs';

const FAST = JSON.stringify({ optimizer: 'lbfgs', tolerance: 0, maxIterations: 1000 });
const NEAR = 1e-6;
/** Least losses that were found independently are the same so far. */
const SAME = 1e-9;

/** Fits of two classes to within a millionth of the least log loss, without reading. */
export const logistic: Subject = {
  name: 'logistic',
  async measure({ runs, quick }) {
    const tables = { B: [TABLE.BClass, TABLE.BLines], ...(!quick && { A: [TABLE.AClass, TABLE.ALines] }) } as const;
    const rows: Row[] = [];
    for (const [name, [table, lines]] of Object.entries(tables)) rows.push(...(await fitsOf(name, table, lines, runs)));
    return rows;
  },
};

interface Told {
  readonly iterations: number;
  readonly least: number;
  /** Of Descent: what of it were making the features ready, and the iterations. */
  readonly preparing?: readonly number[];
  readonly descending?: readonly number[];
}

async function fitsOf(name: string, table: string, lines: string, runs: number): Promise<Row[]> {
  const mine = await within<Told>(ours('fit', table, CLASS, 'sigmoid', FAST, String(runs), 'near'));
  const theirs = await within<Told>(python('logistic.py', table, CLASS, String(runs)));
  const apart = hasFailed(mine) || hasFailed(theirs) ? 0 : Math.abs(mine.told.least / theirs.told.least - 1);
  const sklearn = apart <= SAME ? counted(theirs) : { failed: `its least loss is another: ${apart} apart` };
  const least = hasFailed(mine) ? Number.NaN : mine.told.least;
  const fit = { compared: 'milliseconds', ours: counted(mine) } as const;
  return [
    { what: `${name}, logistic fit: against scikit-learn’s lbfgs`, ...fit, peer: sklearn, wanted: { atMost: 1 / 8 } },
    {
      what: `${name}, logistic fit: against liblinear`,
      ...fit,
      peer: await liblinear(table, lines, least, Math.min(runs, 3)),
    },
  ];
}

function counted(outcome: Awaited<ReturnType<typeof within<Told>>>): Outcome {
  if (hasFailed(outcome)) return outcome;
  const { iterations, preparing, descending } = outcome.told;
  const parts = { preparing, iterating: descending };
  const times = Object.entries(parts).flatMap(([part, all]) => (all ? [`${part} ${median(all).toFixed(1)} ms`] : []));
  return { ...outcome, remark: [`${iterations} iterations`, ...times].join(', ') };
}

/** Its tolerances, the loosest first. */
const TOLERANCES = ['0.1', '0.03', '0.01', '0.003', '0.001', '0.0003', '0.0001'];
const STOPS_AT_ONCE = '1e9';

/** The time of a process with the loosest tolerance that will do, less that of one which only reads. */
async function liblinear(table: string, lines: string, least: number, runs: number): Promise<Outcome> {
  const model = path.join(CACHE, 'liblinear.model');
  const command = (tolerance: string) =>
    ['liblinear-train', '-q', '-s', '0', '-B', '1', '-e', tolerance, lines, model] as const;
  try {
    for (const tolerance of TOLERANCES) {
      await run(command(tolerance));
      if ((await lossOf(table, model)) > least * (1 + NEAR)) continue;
      const { whole, reading } = await inRounds({ whole: command(tolerance), reading: command(STOPS_AT_ONCE) }, runs);
      if (hasFailed(whole) || hasFailed(reading)) return hasFailed(whole) ? whole : reading;
      const milliseconds = whole.milliseconds - reading.milliseconds;
      if (milliseconds <= 0) return { failed: 'its fit can’t be told from its reading' };
      return { ...whole, milliseconds, remark: `-e ${tolerance}` };
    }
    return { failed: 'not within a millionth of the least loss' };
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

/** The mean log loss of a model of liblinear's: weights of the features, then the bias, towards its first label. */
async function lossOf(table: string, model: string): Promise<number> {
  const [head = '', weights = ''] = readFileSync(model, 'utf8').split(/^w\s*$/m);
  const sign = /^label 1/m.test(head) ? 1 : -1;
  const parameters = weights
    .trim()
    .split(/\s+/)
    .map((weight) => sign * Number(weight));
  const { output } = await run(ours('loss', table, CLASS, JSON.stringify(parameters)));
  return (JSON.parse(output) as { loss: number }).loss;
}

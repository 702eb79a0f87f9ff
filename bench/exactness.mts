import path from 'node:path';
import { reasonOf, run } from './measure.mjs';
import { PEER_PROGRAMS } from './places.mjs';
import { TABLE } from './tables.mjs';

const SAMPLES = ['auto-mpg', 'penguins', 'seattle-weather', ...[1, 2, 3, 4].map((k) => `anscombe-${k}`)];

/** Whether every field of number columns is, to the last bit, what `Number` makes of it: a line for each table. */
export async function exactness(quick: boolean): Promise<string[]> {
  const large = quick ? { B: TABLE.B } : { A: TABLE.A, Q: TABLE.Q, B: TABLE.B, C: TABLE.C };
  const samples = SAMPLES.map((name) => [name, path.resolve(`media/samples/${name}.csv`)] as const);
  const lines: string[] = [];
  for (const [name, table] of [...Object.entries(large), ...samples]) {
    for (const plain of [false, true]) lines.push(await lineOf(name, table, plain));
  }
  return lines;
}

async function lineOf(name: string, table: string, plain: boolean): Promise<string> {
  const by = plain ? 'plain TypeScript' : 'WebAssembly';
  const twin = plain ? ['--require', path.join(PEER_PROGRAMS, 'plain.cjs')] : [];
  try {
    const { output } = await run([process.execPath, ...twin, path.join(PEER_PROGRAMS, 'ours.mjs'), 'exact', table]);
    const { fields, different } = JSON.parse(output) as { fields: number; different: number };
    const verdict = different === 0 ? 'all bit-identical to `Number()`' : `**${different} differ from \`Number()\`**`;
    return `${name}, by ${by}: ${fields.toLocaleString('en-US')} fields, ${verdict}`;
  } catch (error) {
    return `${name}, by ${by}: **failed**: ${reasonOf(error)}`;
  }
}

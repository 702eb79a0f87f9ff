import { cpus, release, totalmem, type } from 'node:os';
import { hasFailed, type Outcome } from './measure.mjs';
import { versionsOfPeers } from './peers.mjs';
import { holds, type Row, ratioOf, type Wanted } from './row.mjs';

const HEAD = ['| what | ratio | wanted | holds | Descent | peer |', '|---|--:|--:|:-:|--:|--:|'];

/** The whole of docs/performance.md. */
export function reportOf(rows: readonly Row[], exact: readonly string[], runs: number): string {
  const asked = rows.filter(({ wanted }) => wanted);
  const more = rows.filter(({ wanted }) => !wanted);
  return `# Performance

Descent beside what people would use instead: medians of ${runs} runs, one after another on one machine in one session, made by \`npm run bench\`. A ratio is Descent's figure divided by the peer's.

${[...HEAD, ...asked.map(lineOf)].join('\n')}

More peers and tables, for information:

${[...HEAD, ...more.map(lineOf)].join('\n')}

## Every number to the last bit

${exact.map((line) => `- ${line}`).join('\n')}

## How it is measured

- Machine: ${machine()}
- Peers: ${versionsOfPeers()}
- Tables, made from a seed: A has 1,000,000 rows of 10 columns (96 MB), Q is A with every field in quotes and CRLF, B has 100,000 rows of 10 columns, C 10,000 of 100. The last column is the target, of A and B also in two classes. All lie in the page cache before anything is run.
- A whole process is timed from its launch to its exit, and its memory is the most that was resident, as the kernel counts it (\`wait4\`). Descent's is \`node dist/cli.js train … --json --set maxIterations=1000 --set tolerance=0\`: a thousand iterations, each with its exact loss; in as many threads as it takes by itself, where none are named.
- What is said to be without reading or without the process is timed inside it, in a process of its own for each program, after the same number of runs; its memory is that of the whole process.
- What takes longer than 20 seconds is run once, and marked “once”.
- Reading ends with typed values in memory: columns of doubles here, whatever a peer makes of numbers there.
- A logistic fit goes from the columns that were read to a loss within a millionth of the least there is, by L-BFGS, making the features ready included; scikit-learn's, from an array of the features, with as few iterations as reach that, which are found first and not counted. liblinear's is the time of its process less that of one that stops at once.
`;
}

function lineOf(row: Row): string {
  const verdict = { true: 'yes', false: '**no**', undefined: '' }[String(holds(row))];
  const ratio = ratioText(ratioOf(row));
  return `| ${[row.what, ratio, wantedText(row.wanted), verdict, outcomeText(row.ours), outcomeText(row.peer)].join(' | ')} |`;
}

/** One line for the terminal while it goes on. */
export function told(row: Row): string {
  const wanted = row.wanted ? ` (wanted ${wantedText(row.wanted)}: ${holds(row) ? 'holds' : 'DOES NOT HOLD'})` : '';
  return `${ratioText(ratioOf(row)).padStart(8)}  ${row.what}: ${outcomeText(row.ours)} against ${outcomeText(row.peer)}${wanted}`;
}

/** Below a half as a fraction. */
function ratioText(ratio: number): string {
  if (Number.isNaN(ratio)) return '–';
  return ratio < 0.5 ? `1/${digits(1 / ratio)}` : `${digits(ratio)}×`;
}

function wantedText(wanted: Wanted | undefined): string {
  if (!wanted) return '';
  return 'atMost' in wanted ? `≤ ${bound(wanted.atMost)}` : `≥ ${bound(wanted.atLeast)}`;
}

function bound(ratio: number): string {
  return ratio < 0.5 ? `1/${Number((1 / ratio).toFixed(2))}` : `${ratio}×`;
}

function outcomeText(outcome: Outcome): string {
  if (hasFailed(outcome)) return `failed: ${outcome.failed.slice(0, 120).replaceAll('|', '/')}`;
  const { milliseconds, megabytes, rate, runs, remark } = outcome;
  const parts = [
    `${digits(milliseconds)} ms`,
    megabytes !== undefined && `${Math.round(megabytes)} MB`,
    rate !== undefined && `${Math.round(rate)} MB/s`,
    runs === 1 && 'once',
    remark,
  ];
  return parts.filter(Boolean).join(', ');
}

function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(value >= 10 ? 3 : 2);
}

function machine(): string {
  const [{ model = 'unknown' } = {}, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model.trim()}, ${others.length + 1} cores, ${memory} GB of memory, ${type()} ${release()}, Node ${process.version}`;
}

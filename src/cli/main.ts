import { writeFileSync } from 'node:fs';
import { DataError } from '../core/fault';
import type { ByteSource } from '../core/table/read';
import { formatNumber, formatValues } from '../format';
import { faultText, fill } from '../messages';
import { bytesOf } from '../trainer/source';
import { type Arguments, parseArguments, USAGE, UsageError } from './arguments';
import { crossValidate } from './crossValidate';
import { jsonOf } from './json';
import { textOf } from './text';
import { train } from './train';

/** The terminal: `descent train FILE --target NAME …`. Exit code 1 for a fault in the data, 2 for one in the command line. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help') || argv.length === 0) {
    console.log(USAGE);
    return argv.length === 0 ? 2 : 0;
  }
  try {
    await carryOut(parseArguments(argv));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) return complain(2, `${error.message}\n\n${USAGE}`);
    if (error instanceof DataError)
      return complain(
        1,
        faultText(error, (template, values) => fill(template, formatValues(values))),
      );
    throw error;
  }
}

async function carryOut(args: Arguments): Promise<void> {
  const source = args.file === '-' ? await standardInput() : bytesOf({ kind: 'file', path: args.file });
  if (args.command === 'crossvalidate') console.log(await crossValidate(args, source));
  else await trainCommand(args, source);
}

async function trainCommand(args: Arguments, source: ByteSource): Promise<void> {
  const report = await train(args, source, progress());
  if (args.model) writeFileSync(args.model, `${JSON.stringify(report.result.model, undefined, 2)}\n`);
  console.log(args.json ? JSON.stringify(jsonOf(args.file, report)) : textOf(report));
}

/** A table may have to be read twice, so a pipe is kept. */
async function standardInput(): Promise<ByteSource> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return async function* () {
    yield* chunks;
  };
}

const PROGRESS_MS = 100;

/** One line on a terminal's standard error, rewritten while it trains. */
function progress(): (iteration: number, loss: number) => void {
  if (!process.stderr.isTTY) return () => {};
  let due = 0;
  process.once('exit', () => process.stderr.write('\r\x1b[K'));
  return (iteration, loss) => {
    if (performance.now() < due) return;
    due = performance.now() + PROGRESS_MS;
    process.stderr.write(`\r\x1b[Kiteration ${iteration}, loss ${formatNumber(loss)}`);
  };
}

function complain(code: number, message: string): number {
  console.error(message);
  return code;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

import path from 'node:path';
import { SHARED_BYTES } from '../core/data/readMeasured';
import type { SetupFormat } from '../core/elsewhere/setupFormats';
import { modelToJson } from '../core/export/modelJson';
import { DataError } from '../core/fault';
import { faultText } from '../messages';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { bench } from './bench';
import { crossValidate } from './crossValidate';
import { exportModel } from './export';
import { write } from './files';
import { jsonOf } from './json';
import { predict } from './predict';
import { parsePredictArguments } from './predictArguments';
import { Progress, watched } from './progress';
import { fileReading, pipeReading, type Reading } from './reading';
import { markdownOf } from './report';
import { statistics } from './statistics';
import { say, textOf } from './text';
import { type Report, train } from './train';
import { isFromStatistics, parseAnswerArguments, trainFromStatistics } from './trainFromStatistics';
import { UsageError } from './usageError';
import { visible } from './visible';

/** The terminal: `descent train FILE --target NAME …`. Exit code 1 for a fault in the data, 2 for one in the command line. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help') || argv.length === 0) {
    console.log(USAGE);
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const [command = '', ...words] = argv;
    const apart = isFromStatistics(argv) ? answerCommand : APART.get(command);
    await (apart?.(words) ?? carryOut(parseArguments(argv)));
    return 0;
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    if (error instanceof UsageError) return complain(2, `${error.message}\n\n${USAGE}`);
    if (error instanceof DataError) return complain(1, faultText(error, say));
    throw error;
  }
}

/** The commands that have words of their own. */
const APART: ReadonlyMap<string, (words: readonly string[]) => Promise<void>> = new Map([
  ['predict', async (words) => predict(parsePredictArguments(words))],
  ['export', async (words) => exportModel(words)],
  ['bench', bench],
]);

async function carryOut(args: Arguments): Promise<void> {
  const worker = args.threads === 1 ? undefined : WORKER;
  const least = args.threads === 2 ? SHARED_BYTES : undefined;
  const reading =
    args.file === '-'
      ? await pipeReading(process.stdin, args.reading)
      : fileReading(args.file, worker, args.reading, least);
  if (args.format) return statisticsCommand(args, reading, args.format);
  const progress = new Progress(process.stderr);
  const carried = args.command === 'crossvalidate' ? crossValidate : trainCommand;
  const text = await carried(args, watched(reading, progress), progress).finally(() => progress.end());
  console.log(visible(text));
}

async function statisticsCommand(args: Arguments, reading: Reading, format: SetupFormat): Promise<void> {
  const content = await statistics(args, reading, format);
  if (args.out === undefined) process.stdout.write(content);
  else write(args.out, content);
}

async function trainCommand(args: Arguments, reading: Reading, progress: Progress): Promise<string> {
  const report = await train(args, reading, ({ iteration, loss }, most) => progress.training(iteration, most, loss));
  if (args.report) write(args.report, markdownOf(args.file, report));
  return told(args.file, args, report);
}

async function answerCommand(words: readonly string[]): Promise<void> {
  const args = parseAnswerArguments(words);
  const progress = new Progress(process.stderr);
  const report = trainFromStatistics(args, ({ iteration, loss }, most) => progress.training(iteration, most, loss));
  progress.end();
  console.log(visible(told(args.answer, args, report)));
}

/** Keeps the model where it is asked for; what is printed of a training. */
function told(file: string, { model, json }: Pick<Arguments, 'model' | 'json'>, report: Report): string {
  if (model) write(model, modelToJson(report.result.model));
  return json ? JSON.stringify(jsonOf(file, report)) : textOf(report);
}

/** It lies beside this bundle. */
const WORKER = path.join(__dirname, 'worker.js');

/** Whoever was to read standard output has left, as `head` does. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

function complain(code: number, message: string): number {
  console.error(visible(message));
  return code;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

import { modelFromJson } from '../core/export/modelJson';
import type { PredictionCounts } from '../core/predict/counts';
import type { Mapping } from '../core/predict/mapping';
import { type Need, needsOf } from '../core/predict/needs';
import { predictTable } from '../core/predict/predictTable';
import type { ByteSource } from '../core/table/source';
import { PREDICTION_NOTES } from '../messages';
import { encodingText, sayOfRows } from '../report/rowsText';
import { outputFile } from '../trainer/outputFile';
import { bytesOf } from '../trainer/source';
import { readText } from './files';
import type { PredictArguments } from './predictArguments';
import { say } from './text';
import { visible } from './visible';

/** Predicts a table in one pass, as it comes in, and tells on standard error what came of it. */
export async function predict({ model: path, file, out, map, reading }: PredictArguments): Promise<void> {
  const model = modelFromJson(readText(path));
  const mapping = mappingOf(map, needsOf(model));
  const source: ByteSource = file === '-' ? () => process.stdin : bytesOf({ kind: 'file', path: file });
  if (out === undefined) {
    process.stdout.on('error', () => {}); // told to whoever writes
    const counts = await predictTable(source, { model, mapping, reading, write: toStandardOutput });
    console.error(visible(textOf(counts)));
    return;
  }
  const output = outputFile(out, file === '-' ? undefined : file);
  try {
    const counts = await predictTable(source, { model, mapping, reading, write: (bytes) => output.write(bytes) });
    output.keep();
    console.error(visible(textOf(counts)));
  } finally {
    output.discard();
  }
}

/** A name may hold an equals sign itself: what stands before one is a column that the model needs. */
function mappingOf(assignments: readonly string[], needs: readonly Need[]): Mapping {
  const isNeeded = ([name]: readonly string[]) => needs.some(({ column }) => column === name);
  const pairs = assignments.map((assignment) => {
    const splits = [...assignment.matchAll(/=/g)].map(({ index }): [string, string] => [
      assignment.slice(0, index),
      assignment.slice(index + 1),
    ]);
    const [needed = '', found = ''] = splits.find(isNeeded) ?? splits[0] ?? [];
    return [needed, found === '' ? null : found] as const;
  });
  return Object.fromEntries(pairs);
}

/** Settles when the bytes are taken, so that a slow reader is not outrun. */
function toStandardOutput(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function textOf(counts: PredictionCounts): string {
  const { rows, predicted, gaps, standIns } = counts;
  const notes = [...gaps, ...standIns].map((note) => `  ${sayOfRows(PREDICTION_NOTES[note.code], note, say)}`);
  const encoding = encodingText(counts, say);
  const first = say('{predicted} of {rows} rows predicted', { rows, predicted });
  return [first, ...notes, ...(encoding ? [`  ${encoding}`] : [])].join('\n');
}

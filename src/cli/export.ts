import { parseArgs } from 'node:util';
import { FORMATS, type Format, formatNamed } from '../core/export/formats';
import { modelFromJson } from '../core/export/modelJson';
import { readText, write } from './files';
import { UsageError } from './usageError';

/** `descent export MODEL.json --format FORMAT [--out FILE]`: a model that was kept, in another form; without a file to standard output. */
export function exportModel(argv: readonly string[]): void {
  const { model, format, out } = parsed(argv);
  const content = format.print(modelFromJson(readText(model)));
  if (out === undefined) process.stdout.write(content);
  else write(out, content);
}

function parsed(argv: readonly string[]): { model: string; format: Format; out: string | undefined } {
  const { values, positionals } = words(argv);
  const [model, surplus] = positionals;
  if (!model || surplus) throw new UsageError(`Found ${positionals.length} models: expected one.`);
  const format = formatNamed(values.format ?? '');
  const expected = FORMATS.map(({ id }) => id).join(', ');
  if (!format) throw new UsageError(`Found --format ${values.format ?? '(none)'}: expected one of ${expected}.`);
  return { model, format, out: values.out };
}

function words(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { format: string, out: { ...string, short: 'o' } } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

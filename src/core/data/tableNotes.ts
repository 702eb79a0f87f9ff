import type { Setup } from '../model/setup';
import type { Diagnosis } from '../report/diagnosis';
import type { TableEncoding } from '../table/encoding';
import { numberLike } from '../table/numberLike';
import type { Column } from '../table/table';
import { noteOf } from './beyond';
import type { MeasuredTable } from './measuredTable';

/** What a person has to know of a table and of the columns that a set-up uses; the most important first. */
export function notesOf(table: MeasuredTable, { features, target }: Pick<Setup, 'features' | 'target'>): Diagnosis[] {
  const used = table.columns.filter(({ name }) => name === target || features.includes(name));
  const notes = [table.encoding && noteOfEncoding(table.encoding), ...used.map(noteOfWords), noteOf(table)];
  return notes.filter((note) => note !== undefined);
}

/** Of a category whose words are numbers to a person, or all but a few. */
function noteOfWords(column: Column): Diagnosis | undefined {
  if (column.type === 'category' && column.stray)
    return { code: 'strayWord', values: { column: column.name, ...column.stray } };
  const example = column.type === 'category' ? numberLike([...column.examples, ...column.levels]) : undefined;
  return example === undefined ? undefined : { code: 'numbersInWords', values: { column: column.name, example } };
}

function noteOfEncoding({ id: encoding, by, line, likely }: TableEncoding): Diagnosis | undefined {
  if (line === undefined) return undefined;
  if (by === 'guess' && encoding !== 'utf-8') return { code: 'encodingGuessed', values: { encoding, line } };
  return likely
    ? { code: 'encodingUnlikely', values: { encoding, line, likely } }
    : { code: 'encodingUnfit', values: { encoding, line } };
}

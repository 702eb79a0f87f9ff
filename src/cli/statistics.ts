import { completed } from '../core/data/completed';
import { summarise } from '../core/data/summary';
import type { SetupFormat } from '../core/elsewhere/setupFormats';
import { begin, prepare } from '../core/train/run';
import { finish } from '../core/work';
import type { Arguments } from './arguments';
import type { Reading } from './reading';

/** A set-up as a query or a program that is run where the rows lie; what it has to know of the columns is taken from the table here. */
export async function statistics(args: Arguments, reading: Reading, format: SetupFormat): Promise<string> {
  const table = await reading.read(reading.extent());
  const setup = completed(args, summarise(table));
  const { start } = finish(begin(finish(prepare(table, setup)), setup));
  return format.print(setup, start.model);
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.dirname(require.resolve('csv-spectrum/package.json'));

/** A file of csv-spectrum, and the objects that its authors say it holds. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Undefined of the one whose JSON is of another table than its CSV: another phone number. */
  readonly objects: readonly Readonly<Record<string, string>>[] | undefined;
}

const OF_ANOTHER_TABLE = 'location_coordinates';

export const SPECTRUM: readonly Sample[] = readdirSync(path.join(FOLDER, 'csvs')).map((file) => {
  const name = path.basename(file, '.csv');
  return {
    name,
    bytes: new Uint8Array(readFileSync(path.join(FOLDER, 'csvs', file))),
    objects:
      name === OF_ANOTHER_TABLE
        ? undefined
        : JSON.parse(readFileSync(path.join(FOLDER, 'json', `${name}.json`), 'utf8')),
  };
});

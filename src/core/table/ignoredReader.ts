import type { ColumnPlace, ColumnReader } from './columnReader';
import type { EmptyColumn } from './table';

/** Reads nothing of a column that a person leaves aside. */
export class IgnoredReader implements ColumnReader {
  constructor(readonly position: number) {}

  expect(): void {}

  column(place: ColumnPlace): EmptyColumn {
    return { ...place, type: 'empty', ignored: true, missing: 0, distinct: 0, examples: [] };
  }
}

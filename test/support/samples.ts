import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_OPTIONS, type Setup, type TrainOptions } from '../../src/core/model/setup';
import { readTable } from '../../src/core/table/read';
import type { Table } from '../../src/core/table/table';
import { begin, prepare, type RunResult, type RunStart } from '../../src/core/train/run';
import { finish } from '../../src/core/work';

const SAMPLES = path.resolve('media/samples');

export const samplePath = (name: string) => path.join(SAMPLES, name);

export const readSample = (name: string) => tableFrom(readFileSync(samplePath(name), 'utf8'));

/** A table from the text of a CSV. */
export function tableFrom(text: string): Promise<Table> {
  const bytes = new TextEncoder().encode(text);
  return readTable(async function* () {
    yield bytes;
  });
}

/** The cells of a sample by a naive reader of the test's own: the samples hold no quotes. */
export function naiveRows(name: string): Record<string, string>[] {
  return naiveRowsOf(readFileSync(samplePath(name), 'utf8'));
}

/** The cells of a CSV without quotes. */
export function naiveRowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, j) => [names[j] ?? '', cell])));
}

type SetupWords = Omit<Setup, 'options'> & { options?: Partial<TrainOptions> };

export const setupOf = (words: SetupWords): Setup => ({ ...words, options: { ...DEFAULT_OPTIONS, ...words.options } });

export interface Fitted {
  readonly start: RunStart;
  readonly result: RunResult;
  readonly losses: readonly number[];
  /** On the rows held back. */
  readonly validation: readonly number[];
}

/** Trains to the end in plain Node. */
export function trainOn(table: Table, setup: Setup): Fitted {
  const { start, iterations, conclude } = finish(begin(finish(prepare(table, setup)), setup));
  const losses: number[] = [];
  const validation: number[] = [];
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { start, result: finish(conclude(value)), losses, validation };
    if (!value) continue;
    losses.push(value.loss);
    if (value.validation !== undefined) validation.push(value.validation);
  }
}

import { type Dataset, encode } from '../../../src/core/data/dataset';
import { DataError } from '../../../src/core/fault';
import type { FittedModel } from '../../../src/core/model/fitted';
import type { Table } from '../../../src/core/table/table';
import { finish } from '../../../src/core/work';
import { setupOf } from '../../support/samples';

export type Words = Partial<Parameters<typeof setupOf>[0]>;

export const refuses = (code: string) => (error: unknown) => error instanceof DataError && error.code === code;

/** The features and targets of a linear regression of y, unless the words say otherwise. */
export function encodedFrom(table: Table, words: Words): Dataset {
  return finish(encode(table, setupOf({ target: 'y', features: ['x'], estimator: 'linear', ...words })));
}

/** A column of the dataset by the name of its feature. */
export function columnNamed({ features, columns }: Dataset, name: string): number[] {
  const at = features.findIndex((feature) => feature.name === name);
  return [...(columns[at] ?? [])];
}

/** A model whose weights are all 1, for what it says of a row. */
export function modelOf(dataset: Dataset): FittedModel {
  const statistics = { mean: 0, deviation: 1 };
  const weights = dataset.features.map(() => 1);
  return {
    version: 1,
    estimator: 'linear',
    activation: 'identity',
    loss: 'mse',
    target: 'y',
    levels: dataset.levels,
    ...(dataset.fills && { fills: dataset.fills }),
    decimal: '.',
    features: dataset.features.map((feature) => ({ ...feature, mean: 0, scale: 1, statistics })),
    neurons: [{ bias: 0, weights, standardised: { bias: 0, weights } }],
  };
}

export const close = (found: number, expected: number, within = 1e-12) =>
  Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected));

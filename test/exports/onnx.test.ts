import assert from 'node:assert/strict';
import { printOnnx } from '../../src/core/export/onnx';
import { differenceOf, type Found, sayDifference } from '../support/agreement';
import { engine, kindsOf } from '../support/engines';
import { type Case, cases } from '../support/models';

interface Tensor {
  readonly data: ArrayLike<number | string>;
  readonly dims: readonly number[];
}

interface Ort {
  readonly Tensor: new (type: 'float64' | 'string', data: Float64Array | string[], dims: readonly number[]) => Tensor;
  readonly InferenceSession: { create(model: Uint8Array): Promise<Session> };
}

interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

describe('a model as a file of ONNX', () => {
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });

  it('predicts in ONNX Runtime what the model predicts, in doubles, and is NaN where the model has no prediction', async () => {
    const ort = engine<Ort>('onnxruntime-node');
    let most = 0;
    for (const one of all) {
      const session = await ort.InferenceSession.create(printOnnx(one.model));
      const result = await session.run(feedsOf(ort, one));
      const found = one.rows.map((_, i) => foundIn(result, i));
      await session.release();
      most = Math.max(most, differenceOf(one, found, 1e-12));
    }
    const rows = all.reduce((sum, one) => sum + one.rows.length, 0);
    sayDifference('ONNX Runtime', most, rows);
  });
});

function feedsOf({ Tensor }: Ort, { model, rows }: Case): Record<string, Tensor> {
  const dims = [rows.length, 1];
  const feeds = [...kindsOf(model)].map(([name, kind]): [string, Tensor] => {
    const cells = rows.map((row) => row[name] ?? '');
    if (kind === 'text') return [name, new Tensor('string', cells, dims)];
    const values = cells.map((cell) => (cell === '' ? Number.NaN : NUMBERS[kind](cell)));
    return [name, new Tensor('float64', Float64Array.from(values), dims)];
  });
  return Object.fromEntries(feeds);
}

/** ONNX has no dates: their days are counted from 1970-01-01. */
const NUMBERS = {
  number: (cell: string) => (cell === 'inf' ? Number.POSITIVE_INFINITY : Number(cell)),
  date: (cell: string) => Date.parse(`${cell}T00:00:00Z`) / 86_400_000,
};

function foundIn(result: Readonly<Record<string, Tensor>>, i: number): Found | undefined {
  const rowOf = (name: string) => {
    const tensor = result[name];
    if (!tensor) return [];
    const [, width = 1] = tensor.dims;
    return Array.from({ length: width }, (_, k) => tensor.data[i * width + k] ?? '');
  };
  const [prediction] = rowOf('prediction');
  assert.notEqual(prediction, undefined);
  if (prediction === '' || prediction === undefined || Number.isNaN(prediction)) return undefined;
  const outputs = [...rowOf('output'), ...rowOf('outputs')].map(Number);
  const probabilities = [...rowOf('probability'), ...rowOf('probabilities')].map(Number);
  return {
    prediction,
    ...(outputs.length > 0 && { outputs }),
    ...(probabilities.length > 0 && { probabilities }),
  };
}

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TableSource } from '../../src/protocol';
import { readColumnar } from '../../src/trainer/columnar';
import { arrowOf, parquetOf } from '../support/columnar';
import { CAR_FEATURES } from '../support/playground';
import { samplePath, setupOf } from '../support/samples';
import { buildSession } from '../support/session';

const COLUMNS = [...new Set(CAR_FEATURES.map((name) => name.replace(/=.*/, '')))];
const SETUP = setupOf({ target: 'mpg', features: COLUMNS, estimator: 'linear' });

const CARS = readFileSync(samplePath('auto-mpg.csv'), 'utf8');

const pause = async () => {};
const read = (bytes: Uint8Array) => readColumnar({ kind: 'bytes', name: 'table.parquet', bytes }, { pause });

async function modelOf(source: TableSource) {
  const { tell, next } = buildSession();
  const finished = next('finished');
  tell({ type: 'open', source });
  tell({ type: 'train', run: 1, setup: SETUP });
  return (await finished).result;
}

describe('a Parquet or Arrow file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const written = (name: string, bytes: Uint8Array): TableSource => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return { kind: 'file', path: file };
  };

  it('gives the weights of the CSV with the same numbers, to the bit', async () => {
    const expected = await modelOf({ kind: 'file', path: samplePath('auto-mpg.csv') });
    for (const [name, bytes] of [
      ['cars.parquet', parquetOf(CARS, 100)],
      ['cars.arrow', arrowOf(CARS)],
    ] as const) {
      const { model, metrics, iterations } = await modelOf(written(name, bytes));
      assert.deepEqual(
        { model, metrics, iterations },
        { model: expected.model, metrics: expected.metrics, iterations: expected.iterations },
        name,
      );
    }
  });

  it('is known by its bytes, whatever its name says', async () => {
    const { table } = await openedOf(written('cars.feather', parquetOf(CARS)));
    assert.equal(table.rows, 406);
  });

  it('tells how far it is read, up to its end, and is left where it is stopped', async () => {
    const bytes = parquetOf(CARS, 50);
    const told: number[] = [];
    await readColumnar(
      { kind: 'bytes', name: 'table.parquet', bytes },
      { pause, onProgress: (count) => told.push(count) },
    );
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.equal(told.length, 9 * Math.ceil(406 / 50));
    assert.equal(told.at(-1), bytes.length);

    const signal = { stopped: false };
    let pauses = 0;
    const stopping = readColumnar(
      { kind: 'bytes', name: 'table.parquet', bytes },
      {
        signal,
        pause: async () => {
          signal.stopped = ++pauses === 3;
        },
      },
    );
    await assert.rejects(stopping, { name: 'Stopped' });
    assert.equal(pauses, 3);
  });

  it('is counted by rows, for it has no lines', async () => {
    const { lineOf } = await read(parquetOf(CARS));
    assert.deepEqual([lineOf(0), lineOf(405)], [1, 406]);
  });

  it('is told to be incomplete where its end is missing', async () => {
    for (const [format, bytes] of [
      ['Parquet', parquetOf(CARS)],
      ['Arrow', arrowOf(CARS)],
    ] as const) {
      for (const share of [0.3, 0.9]) {
        const cut = bytes.subarray(0, Math.floor(share * bytes.length));
        await assert.rejects(read(cut), ({ code, values }) => {
          assert.deepEqual([code, values.format], ['columnarBroken', format]);
          return true;
        });
      }
    }
  });

  it('is told to be damaged where its pages are', async () => {
    const bytes = readFileSync('test/columnar/zstd.parquet');
    bytes.fill(0x55, 40, 400);
    await assert.rejects(read(bytes), { code: 'columnarBroken' });
  });

  it('is told to be none where it begins with other bytes', async () => {
    await assert.rejects(read(readFileSync(samplePath('auto-mpg.csv'))), {
      code: 'columnarUnknown',
      values: { found: 'name,m' },
    });
    await assert.rejects(read(new Uint8Array(0)), { code: 'emptyFile' });
  });

  it('is told to be missing where it is', async () => {
    const file = path.join(folder, 'none.parquet');
    await assert.rejects(readColumnar({ kind: 'file', path: file }, { pause }), {
      code: 'fileMissing',
      values: { path: file, reason: 'ENOENT' },
    });
  });

  it('names the compression that can’t be read, and those that can', async () => {
    const columnData = [{ name: 'x', data: Float64Array.of(1, 2, 3), type: 'DOUBLE' } as const];
    const bytes = parquetWriteBuffer({ columnData, codec: 'LZO', compressors: { LZO: (input) => input } });
    await assert.rejects(read(new Uint8Array(bytes)), {
      code: 'columnarCompression',
      values: { format: 'Parquet', codec: 'LZO', codecs: 'UNCOMPRESSED, SNAPPY, GZIP, BROTLI, ZSTD, LZ4_RAW' },
    });
  });

  it('needs rows and columns', async () => {
    const columnData = [{ name: 'x', data: new Float64Array(0), type: 'DOUBLE' } as const];
    await assert.rejects(read(new Uint8Array(parquetWriteBuffer({ columnData }))), { code: 'headerOnly' });
  });
});

async function openedOf(source: TableSource) {
  const { tell, next } = buildSession();
  const opened = next('opened');
  tell({ type: 'open', source });
  return opened;
}

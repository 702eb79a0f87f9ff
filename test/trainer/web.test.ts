import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Fault } from '../../src/core/fault';
import type { FromTrainer, RunResult, TableSource, ToTrainer } from '../../src/protocol';
import { serve } from '../../src/trainer/web';
import { readSample, samplePath, setupOf, trainOn } from '../support/samples';
import { textSource } from '../support/textSource';

type Message<T extends FromTrainer['type']> = Extract<FromTrainer, { type: T }>;

/** A worker as its host sees it. */
function worker() {
  const waiting = new Set<(message: FromTrainer) => void>();
  const scope: Parameters<typeof serve>[0] = {
    onmessage: null,
    postMessage(message) {
      for (const tell of waiting) tell(message);
    },
  };
  serve(scope);
  return {
    tell: (data: ToTrainer) => scope.onmessage?.({ data }),
    first<T extends FromTrainer['type']>(type: T): Promise<Message<T>> {
      return new Promise((resolve) => {
        const tell = (message: FromTrainer) => {
          if (message.type !== type) return;
          waiting.delete(tell);
          resolve(message as Message<T>);
        };
        waiting.add(tell);
      });
    },
  };
}

describe('the worker that trains in a browser', () => {
  const setup = setupOf({ target: 'mpg', estimator: 'linear', features: ['weight_lbs', 'year', 'origin'] });
  const text = readFileSync(samplePath('auto-mpg.csv'), 'utf8');
  const bytes = new TextEncoder().encode(text);

  async function train(source: TableSource): Promise<RunResult> {
    const { tell, first } = worker();
    const finished = first('finished');
    tell({ type: 'open', source });
    tell({ type: 'train', run: 1, setup });
    return (await finished).result;
  }

  async function refusalOf(message: Extract<ToTrainer, { type: 'open' }>): Promise<Fault> {
    const { tell, first } = worker();
    const failed = first('openFailed');
    tell(message);
    return (await failed).fault;
  }

  it('gives the weights of plain Node to the last bit, of bytes and of text', async () => {
    const { result } = trainOn(await readSample('auto-mpg.csv'), setup);
    assert.deepEqual(await train({ kind: 'bytes', name: 'auto-mpg.csv', bytes }), result);
    assert.deepEqual(await train(textSource(text)), result);
  });

  it('tells how far a table is read', async () => {
    const { tell, first } = worker();
    const reading = first('reading');
    tell({ type: 'open', source: { kind: 'bytes', name: 'auto-mpg.csv', bytes } });
    assert.equal((await reading).percent, 100); // of a small table there is one chunk
  });

  it('says that it reads no columnar file', async () => {
    const fault = await refusalOf({ type: 'open', source: { kind: 'bytes', name: 'table.parquet', bytes } });
    assert.deepEqual(fault, { code: 'columnarInBrowser', values: { file: 'table.parquet' } });
  });

  it('says that it has no file for what is too much for memory', async () => {
    const rows = Array.from({ length: 30_000 }, (_, k) => `${k},${k % 7}`);
    const source = textSource(['x,y', ...rows].join('\n'));
    const memory = { limit: 1, beyond: 'stream' } as const;
    assert.deepEqual(await refusalOf({ type: 'open', source, memory }), {
      code: 'memoryInBrowser',
      values: { limit: 1 },
    });
  });

  it('tells what features would take before any of them is made', async () => {
    const { tell, first } = worker();
    const rows = Array.from({ length: 2000 }, (_, k) => `a${k % 20},b${(k + Math.floor(k / 20)) % 20},${k}`);
    const failed = first('failed');
    tell({
      type: 'open',
      source: textSource(['one,two,y', ...rows].join('\n')),
      memory: { limit: 1, beyond: 'stream' },
    });
    tell({ type: 'train', run: 1, setup: setupOf({ target: 'y', estimator: 'linear', features: ['one*two'] }) });
    const values = { rows: 2000, features: 19 * 19, bytes: 20, need: 15, most: 1 };
    assert.deepEqual((await failed).fault, { code: 'tooLarge', values });
  });
});

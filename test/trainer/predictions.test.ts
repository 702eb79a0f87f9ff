import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LINEAR } from '../core/predict/build';
import { setupOf } from '../support/samples';
import { buildSession } from '../support/session';
import { textSource } from '../support/textSource';

const PREDICT = { type: 'predict', prediction: 7, model: LINEAR, mapping: {} } as const;
const LONG = `a,b\n${'1,red\n'.repeat(500_000)}`;

describe('predictions of a table in a session', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('come part by part, in order, with the counts at the end', async () => {
    const { tell, next, of } = buildSession();
    const text = `a,b\n${'1,red\n,red\n'.repeat(100_000)}`;
    tell({ type: 'open', source: textSource(text) });
    const predicted = next('predicted');
    tell(PREDICT);
    const { prediction, counts } = await predicted;
    assert.deepEqual([prediction, counts.rows, counts.predicted], [7, 200_000, 100_000]);
    const parts = of('predictedPart').map(({ bytes }) => Buffer.from(bytes));
    assert.ok(parts.length > 1);
    assert.equal(Buffer.concat(parts).toString(), `a,b,prediction\n${'1,red,2.5\n,red,\n'.repeat(100_000)}`);
    assert.equal(of('predicting').at(-1)?.bytes, text.length);
  });

  it('are written to a file, which is in its place when they are told to be', async () => {
    const { tell, next, of } = buildSession();
    const to = path.join(folder, 'out.csv');
    tell({ type: 'open', source: textSource('a,b\n1,red\n') });
    const predicted = next('predicted');
    tell({ ...PREDICT, to });
    await predicted;
    assert.equal(readFileSync(to, 'utf8'), 'a,b,prediction\n1,red,2.5\n');
    assert.deepEqual([readdirSync(folder), of('predictedPart').length], [['out.csv'], 0]);
  });

  it('stop when they are told to, and leave no file behind', async () => {
    const { tell, next } = buildSession();
    tell({ type: 'open', source: textSource(LONG) });
    const begun = next('predicting');
    const failed = next('predictFailed');
    tell({ ...PREDICT, to: path.join(folder, 'out.csv') });
    await begun;
    assert.equal(readdirSync(folder).length, 1);
    tell({ type: 'stopPredicting', prediction: 7 });
    const { prediction, fault } = await failed;
    assert.deepEqual([prediction, fault.code, readdirSync(folder)], [7, 'stoppedEarly', []]);
  });

  it('tell what is wrong, and leave no file behind', async () => {
    const { tell, next } = buildSession();
    tell({ type: 'open', source: textSource('a,c\n1,red\n') });
    const failed = next('predictFailed');
    tell({ ...PREDICT, to: path.join(folder, 'out.csv') });
    assert.equal((await failed).fault.code, 'columnsMissing');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('go on beside a training', async () => {
    const { tell, next, of } = buildSession();
    tell({ type: 'open', source: textSource('a,b,y\n1,red,1\n2,green,3\n3,red,4\n4,green,9\n') });
    const options = { learningRate: 1e-6, tolerance: 0, maxIterations: 1e7 };
    const started = next('started');
    tell({
      type: 'train',
      run: 1,
      setup: setupOf({ target: 'y', features: ['a', 'b'], estimator: 'linear', options }),
    });
    await started;
    const predicted = next('predicted');
    tell(PREDICT);
    assert.equal((await predicted).counts.predicted, 4);
    assert.equal(of('finished').length, 0);
    const finished = next('finished');
    tell({ type: 'stop', run: 1 });
    assert.equal((await finished).result.status, 'stopped');
  });
});

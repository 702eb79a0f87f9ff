import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ToTrainer } from '../../src/protocol';
import { samplePath, setupOf } from '../support/samples';
import { buildSession } from '../support/session';
import { textSource } from '../support/textSource';

const SETUP = setupOf({ target: 'mpg', features: ['weight_lbs', 'year'], estimator: 'linear' });

describe('a session', () => {
  it('says what the table holds, then streams every loss in order and the result', async () => {
    const { tell, next, of, openSample } = buildSession();
    const opened = next('opened');
    openSample('auto-mpg.csv');
    const { table } = await opened;
    assert.equal(table.rows, 406);
    assert.deepEqual(
      table.columns.filter(({ missing }) => missing > 0).map(({ name, missing }) => [name, missing]),
      [
        ['mpg', 8],
        ['horsepower', 6],
      ],
    );
    const finished = next('finished');
    tell({ type: 'train', run: 1, setup: SETUP });
    const { result } = await finished;
    const [started] = of('started');
    assert.deepEqual(started?.start.features, ['weight_lbs', 'year']);
    assert.deepEqual(started?.start.rows, { total: 406, used: 398, leftOut: 8 });
    let length = 0;
    for (const { from, losses } of of('losses')) {
      assert.equal(from, length);
      length += losses.length;
    }
    assert.equal(length, result.iterations + 1);
    assert.equal(of('losses').at(-1)?.losses.at(-1), result.loss.value);
  });

  it('trains on the text it is given as on the file, at once or piece by piece', async () => {
    const path = samplePath('auto-mpg.csv');
    const bytes = readFileSync(path);
    const source = { kind: 'bytes', name: 'auto-mpg.csv', bytes } as const;
    const rest = { ...source, bytes: bytes.subarray(7000) };
    const ways: readonly ToTrainer[][] = [
      [{ type: 'open', source: { kind: 'file', path } }],
      [{ type: 'open', source: textSource(bytes.toString()) }],
      [
        { type: 'ahead', bytes: bytes.subarray(0, 5001) },
        { type: 'ahead', bytes: bytes.subarray(5001, 7000) },
        { type: 'open', source: rest },
      ],
      [
        { type: 'ahead', bytes: bytes.subarray(0, 20) },
        { type: 'open', source },
        { type: 'open', source },
      ],
    ];
    const results = [];
    for (const messages of ways) {
      const { tell, next } = buildSession();
      const finished = next('finished');
      for (const message of messages) tell(message);
      tell({ type: 'train', run: 1, setup: SETUP });
      results.push((await finished).result);
    }
    for (const result of results) assert.deepEqual(result, results[0]);
  });

  it('stops a run that would never end, with its weights so far', async () => {
    const { tell, next, of, sent, openSample } = buildSession();
    openSample('penguins.csv');
    const features = ['beak_length_mm', 'beak_depth_mm'];
    const options = { tolerance: 0, maxIterations: 10_000_000 };
    const losses = next('losses');
    const finished = next('finished');
    tell({ type: 'train', run: 3, setup: setupOf({ target: 'sex', features, estimator: 'sigmoid', options }) });
    await losses;
    tell({ type: 'stop', run: 2 }); // another run's stop is not this one's
    tell({ type: 'stop', run: 3 });
    const { run, result } = await finished;
    assert.deepEqual([run, result.status], [3, 'stopped']);
    const { iterations } = result;
    assert.deepEqual(of('ended'), [{ type: 'ended', run: 3, end: { status: 'stopped', iterations } }]);
    assert.deepEqual(
      sent.slice(-2).map(({ type }) => type),
      ['ended', 'finished'],
    );
    assert.ok(result.iterations < 10_000_000);
  });

  it('lets a new run take the place of the one before, which says no more', async () => {
    const { tell, next, of, openSample } = buildSession();
    openSample('auto-mpg.csv');
    const first = next('losses');
    const finished = next('finished');
    tell({
      type: 'train',
      run: 1,
      setup: { ...SETUP, options: { ...SETUP.options, tolerance: 0, maxIterations: 1e7 } },
    });
    await first;
    tell({ type: 'train', run: 2, setup: SETUP });
    assert.equal((await finished).run, 2);
    assert.deepEqual([...new Set(of('losses').map(({ run }) => run))], [1, 2]);
    assert.equal(of('failed').length, 0);
  });

  it('says no more of a run once another takes its place, wherever in its iterations or its report it is', async () => {
    const { tell, next, sent, openSample } = buildSession();
    openSample('auto-mpg.csv');
    const setup = { ...SETUP, options: { ...SETUP.options, maxIterations: 2 } };
    const replaced: number[] = [];
    for (let run = 1; run <= 30; run++) {
      const begun = next('losses');
      replaced.push(sent.length);
      tell({ type: 'train', run, setup });
      await begun;
      for (let round = 0; round < run; round++) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const [place, message] of sent.entries()) {
      if ('run' in message) assert.ok(place < (replaced[message.run] ?? sent.length), `${message.type} came late`);
    }
    assert.ok(sent.some(({ type }) => type === 'finished'));
  });

  it('says it was stopped before the first iteration when the table is still being read', async () => {
    const { tell, next, openSample } = buildSession();
    const failed = next('failed');
    openSample('auto-mpg.csv');
    tell({ type: 'train', run: 1, setup: SETUP });
    tell({ type: 'stop', run: 1 });
    assert.equal((await failed).fault.code, 'stoppedEarly');
  });

  it('passes on as data what the user can mend', async () => {
    const { tell, next, openSample, logged } = buildSession();
    openSample('auto-mpg.csv');
    const failed = next('failed');
    tell({ type: 'train', run: 1, setup: { ...SETUP, features: ['wieght'] } });
    const { fault } = await failed;
    assert.deepEqual([fault.code, fault.values.column], ['unknownColumn', 'wieght']);
    const openFailed = next('openFailed');
    tell({ type: 'open', source: { kind: 'file', path: samplePath('none.csv') } });
    assert.deepEqual((await openFailed).fault.values, { path: samplePath('none.csv'), reason: 'ENOENT' });
    assert.deepEqual(logged, []);
  });

  it('says what would be known at the start of a run, and trains nothing', async () => {
    const { tell, next, of, sent, openSample } = buildSession();
    openSample('auto-mpg.csv');
    const surveyed = next('surveyed');
    const features = ['displacement', 'cylinders', 'weight_lbs', 'year'];
    const setup = { ...SETUP, features };
    tell({ type: 'survey', survey: 7, setup });
    const { survey, start } = await surveyed;
    assert.equal(survey, 7);
    assert.deepEqual(start.features, features);
    assert.ok(start.rateLimit && start.rateLimit.value === 2 * start.learningRate);
    assert.deepEqual(of('started'), []);
    assert.deepEqual(of('losses'), []);
    const started = next('started');
    tell({ type: 'train', run: 1, setup });
    assert.deepEqual((await started).start, start);
    assert.equal(sent.filter(({ type }) => type === 'surveyed').length, 1);
  });

  it('surveys beside a run in hand, which learns the same', async () => {
    const results = [];
    for (const surveys of [0, 3]) {
      const { tell, next, openSample } = buildSession();
      openSample('auto-mpg.csv');
      const losses = next('losses');
      const finished = next('finished');
      const setup = { ...SETUP, options: { ...SETUP.options, tolerance: 0, maxIterations: 3000 } };
      tell({ type: 'train', run: 1, setup });
      await losses;
      for (let survey = 0; survey < surveys; survey++) {
        const surveyed = next('surveyed');
        tell({ type: 'survey', survey, setup: { ...SETUP, features: ['cylinders'] } });
        await surveyed;
      }
      results.push((await finished).result);
    }
    assert.deepEqual(results[0], results[1]);
  });

  it('answers every survey: with the fault, or that another or a run has taken its place', async () => {
    const { tell, next, of, openSample, logged } = buildSession();
    openSample('auto-mpg.csv');
    const failed = next('surveyFailed');
    tell({ type: 'survey', survey: 1, setup: { ...SETUP, features: [] } });
    assert.equal((await failed).fault.code, 'noFeatures');
    const surveyed = next('surveyed');
    tell({ type: 'survey', survey: 2, setup: SETUP });
    tell({ type: 'survey', survey: 3, setup: SETUP });
    assert.equal((await surveyed).survey, 3);
    const finished = next('finished');
    tell({ type: 'survey', survey: 4, setup: { ...SETUP, features: ['cylinders'] } });
    tell({ type: 'train', run: 1, setup: SETUP });
    await finished;
    assert.deepEqual(
      of('surveyFailed').map(({ survey, fault }) => [survey, fault.code]),
      [
        [1, 'noFeatures'],
        [2, 'stoppedEarly'],
        [4, 'stoppedEarly'],
      ],
    );
    assert.deepEqual(logged, []);
  });
});

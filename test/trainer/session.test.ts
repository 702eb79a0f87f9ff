import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FromTrainer, ToTrainer } from '../../src/protocol';
import { Session } from '../../src/trainer/session';
import { bytesOf } from '../../src/trainer/source';
import { samplePath, setupOf } from '../support/samples';

const SETUP = setupOf({ target: 'mpg', features: ['weight_lbs', 'year'], estimator: 'linear' });

type Type = FromTrainer['type'];
type Message<T extends Type> = Extract<FromTrainer, { type: T }>;

/** A session with its messages kept, and a clock by which every yield is a slice of its own. */
function build() {
  const sent: FromTrainer[] = [];
  const logged: unknown[] = [];
  const waiting: { type: Type; settle: (message: FromTrainer) => void }[] = [];
  let now = 0;
  const session = new Session({
    send(message) {
      sent.push(message);
      const at = waiting.findIndex(({ type }) => type === message.type);
      if (at >= 0) waiting.splice(at, 1)[0]?.settle(message);
    },
    open: bytesOf,
    clock: { now: () => (now += 100), pause: () => new Promise((resolve) => setImmediate(resolve)) },
    log: (error) => logged.push(error),
  });
  const next = <T extends Type>(type: T) =>
    new Promise<Message<T>>((resolve) => waiting.push({ type, settle: (message) => resolve(message as Message<T>) }));
  const tell = (message: ToTrainer) => session.receive(message);
  const of = <T extends Type>(type: T) => sent.filter((message): message is Message<T> => message.type === type);
  const openSample = (name: string) => tell({ type: 'open', source: { kind: 'file', path: samplePath(name) } });
  return { tell, next, of, openSample, sent, logged };
}

describe('a session', () => {
  it('says what the table holds, then streams every loss in order and the result', async () => {
    const { tell, next, of, openSample } = build();
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

  it('trains on the text it is given as on the file', async () => {
    const results = [];
    for (const source of [
      { kind: 'file', path: samplePath('auto-mpg.csv') },
      { kind: 'text', text: readFileSync(samplePath('auto-mpg.csv'), 'utf8') },
    ] as const) {
      const { tell, next } = build();
      const finished = next('finished');
      tell({ type: 'open', source });
      tell({ type: 'train', run: 1, setup: SETUP });
      results.push((await finished).result);
    }
    assert.deepEqual(results[0], results[1]);
  });

  it('stops a run that would never end, with its weights so far', async () => {
    const { tell, next, openSample } = build();
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
    assert.ok(result.iterations < 10_000_000);
  });

  it('lets a new run take the place of the one before, which says no more', async () => {
    const { tell, next, of, openSample } = build();
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

  it('says it was stopped before the first iteration when the table is still being read', async () => {
    const { tell, next, openSample } = build();
    const failed = next('failed');
    openSample('auto-mpg.csv');
    tell({ type: 'train', run: 1, setup: SETUP });
    tell({ type: 'stop', run: 1 });
    assert.equal((await failed).fault.code, 'stoppedEarly');
  });

  it('passes on as data what the user can mend', async () => {
    const { tell, next, openSample, logged } = build();
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
});

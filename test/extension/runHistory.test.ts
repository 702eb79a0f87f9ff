import assert from 'node:assert/strict';
import { DEFAULT_OPTIONS } from '../../src/core/model/setup';
import { finish } from '../../src/core/work';
import { keptCurve, MOST_SENT } from '../../src/extension/keptCurve';
import { Losses } from '../../src/extension/losses';
import { panelMessage } from '../../src/extension/panelMessage';
import { Run } from '../../src/extension/run';
import { differences, nameOfRun, overlaysOf, summariesOf } from '../../src/extension/runComparison';
import { RunHistory, type Settled } from '../../src/extension/runHistory';
import type { Setup } from '../../src/protocol';

const SETUP: Setup = { target: 'y', estimator: 'linear', features: ['a', 'b'], options: DEFAULT_OPTIONS };

function lossesOf(values: Float64Array): Losses {
  const losses = new Losses();
  losses.add(0, values);
  return losses;
}

function settled(number: number, some: Partial<Settled> = {}): Settled {
  const losses = Float64Array.of(9, 4);
  const settledCurve = Promise.resolve({ losses });
  return { number, passing: false, setup: SETUP, losses: lossesOf(losses), settledCurve, ...some };
}

/** What the comparison reads of the current run. */
const current = (number: number, setup = SETUP) => ({ number, setup }) as Run;

describe('the runs that are kept', () => {
  it('are those that settled with a loss, the newest first, each once', () => {
    const history = new RunHistory();
    history.keep(settled(4));
    history.keep(settled(5, { passing: true }));
    history.keep(settled(6, { losses: new Losses() }));
    history.keep(settled(7));
    history.keep(settled(7));
    assert.deepEqual(
      history.runs.map(({ run, number }) => [run, number]),
      [
        [7, 2],
        [4, 1],
      ],
    );
  });

  it('are no more than 50: the oldest goes that is not ticked', () => {
    const history = new RunHistory();
    for (let run = 1; run <= 50; run++) history.keep(settled(run));
    history.tick(1, true);
    history.keep(settled(51));
    assert.equal(history.runs.length, 50);
    assert.ok(history.of(1) && !history.of(2) && history.of(51));
  });

  it('keep their looks, which no other has, and numbers are not given twice', () => {
    const history = new RunHistory();
    for (const run of [1, 2, 3]) history.keep(settled(run));
    history.delete(2);
    history.keep(settled(4));
    history.keep(settled(5));
    assert.deepEqual(
      history.runs.map(({ number, colour }) => [number, colour]),
      [
        [5, 3],
        [4, 1],
        [3, 2],
        [1, 0],
      ],
    );
  });

  it('have names that a person gave, or their numbers', () => {
    const history = new RunHistory();
    history.keep(settled(9));
    const name = () => history.runs.map(nameOfRun).join();
    assert.equal(name(), 'Run 1');
    history.rename(9, 'slow');
    assert.equal(name(), 'slow');
    history.rename(9, undefined);
    assert.equal(name(), 'Run 1');
  });

  it('of many iterations keep their spikes and ends in 20,000 losses', async () => {
    const losses = Float64Array.from({ length: 300_000 }, (_, k) => 1 / (1 + k));
    const validation = losses.map((loss) => 2 * loss);
    losses[200_001] = 5;
    validation[250_001] = 6;
    const run = new Run(1, SETUP, { ...SETUP }, {});
    run.losses.add(0, losses);
    run.validation.add(0, validation);
    const history = new RunHistory();
    history.keep(run);
    const { iterations = new Float64Array(), ...curve } = await run.settledCurve;
    assert.equal(await history.runs[0]?.curve, await run.settledCurve);
    assert.ok(iterations.length <= 20_000 && iterations.length === curve.losses.length);
    assert.equal(curve.losses[iterations.indexOf(200_001)], 5);
    assert.equal(curve.validation?.[iterations.indexOf(250_001)], 6);
    assert.deepEqual([iterations[0], iterations.at(-1)], [0, 299_999]);
    assert.equal(curve.losses.buffer.byteLength, 8 * curve.losses.length);
  });
});

describe('the losses of a very long run', () => {
  it('are sent to a page with their iterations, no more than a hundred thousand', () => {
    const losses = Float64Array.from({ length: 1_500_000 }, (_, k) => Math.sin(k) / (1 + k));
    const { iterations = new Float64Array(), losses: sent } = finish(keptCurve(lossesOf(losses), MOST_SENT));
    assert.ok(sent.length <= MOST_SENT && sent.length === iterations.length);
    assert.deepEqual([iterations[0], iterations.at(-1)], [0, 1_499_999]);
    assert.ok(iterations.every((iteration, k) => sent[k] === losses[iteration]));
  });

  it('are all sent where they are fewer', () => {
    const losses = new Float64Array(1000);
    const known = lossesOf(losses);
    assert.deepEqual(finish(keptCurve(known, MOST_SENT, known)), { losses, validation: losses });
  });
});

describe('runs side by side', () => {
  it('say what differs, as the other has it', () => {
    const options = { ...DEFAULT_OPTIONS, learningRate: 0.01, l2: 1, bias: false, loss: 'absolute' as const };
    const other: Setup = { ...SETUP, features: ['b', 'c'], excluded: [3, 8], options };
    assert.deepEqual(differences(other, SETUP), [
      'Loss: mean absolute error',
      'Learning rate: 0.01',
      'L2 penalty: 1',
      'Bias: no',
      '+\u00a0c',
      '−\u00a0a',
      'rows left out by hand: 2',
    ]);
    assert.deepEqual(differences(SETUP, SETUP), []);
    assert.deepEqual(differences(SETUP, other).slice(-3), ['+\u00a0a', '−\u00a0c', 'rows left out by hand: 0']);
  });

  it('do not differ by a default that is named', () => {
    const named: Setup = { ...SETUP, options: { ...DEFAULT_OPTIONS, loss: 'mse' } };
    assert.deepEqual(differences(named, SETUP), []);
  });

  it('show the curve of another where it is the same loss of the same target', async () => {
    const history = new RunHistory();
    history.keep(settled(1));
    history.keep(settled(2, { setup: { ...SETUP, target: 'z' } }));
    history.keep(settled(3));
    for (const run of [1, 2, 3]) history.tick(run, true);
    const overlays = await overlaysOf(history, current(3));
    assert.deepEqual(
      overlays.map(({ run, curve }) => [run, curve !== undefined]),
      [
        [2, false],
        [1, true],
      ],
    );
  });

  it('are listed with how they ended, and the current one marked', () => {
    const history = new RunHistory();
    history.keep(settled(1));
    history.keep(settled(2, { setup: { ...SETUP, options: { ...DEFAULT_OPTIONS, seed: 2 } } }));
    const [second, first] = summariesOf(history, current(1));
    assert.deepEqual([first?.isCurrent, second?.isCurrent], [true, false]);
    assert.deepEqual(second?.differences, ['Seed: 2']);
    assert.equal(first?.loss, 4);
    assert.match(first?.end ?? '', /iteration 1/);
  });
});

describe('a message about a kept run', () => {
  it('is taken for what it is, and else is none', () => {
    assert.deepEqual(panelMessage({ type: 'tickRun', run: 3, ticked: true }), {
      type: 'tickRun',
      run: 3,
      ticked: true,
    });
    assert.deepEqual(panelMessage({ type: 'deleteRun', run: 3, more: 1 }), { type: 'deleteRun', run: 3 });
    assert.deepEqual(panelMessage({ type: 'renameRun', run: 0 }), { type: 'renameRun', run: 0 });
    const wrong = [
      { type: 'tickRun', run: 3 },
      { type: 'tickRun', run: '3', ticked: true },
      { type: 'renameRun', run: -1 },
      { type: 'deleteRun', run: 1.5 },
    ];
    for (const message of wrong) assert.equal(panelMessage(message), undefined);
  });
});

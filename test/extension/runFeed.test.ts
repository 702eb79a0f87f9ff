import assert from 'node:assert/strict';
import { Run } from '../../src/extension/run';
import { RunFeed } from '../../src/extension/runFeed';
import type { LossesOf, ToPanel } from '../../src/protocol';
import { activated, closeAll, MPG, sample, trained } from './descent';

describe('what a page is sent of a run', () => {
  afterEach(closeAll);

  async function fed() {
    const run = await trained(sample('auto-mpg.csv'), MPG);
    const sent: ToPanel[] = [];
    const table = (await activated()).runs.on(sample('auto-mpg.csv'));
    return { run, sent, feed: new RunFeed(table, (message) => sent.push(message)) };
  }

  const curvesIn = (sent: readonly ToPanel[]) =>
    sent.flatMap((message) => (message.type === 'run' ? [message.view.curves?.own] : []));

  it('has its curves once, and again where the page has lost them', async () => {
    const { run, sent, feed } = await fed();
    await feed.show(run);
    await feed.show(run);
    feed.forget();
    await feed.show(run);
    const losses = run.losses.toArray();
    assert.deepEqual(curvesIn(sent), [{ losses }, undefined, { losses }]);
  });

  it('has the losses that come while long curves are thinned behind them, and no view in between', async () => {
    const { run: known, sent, feed } = await fed();
    const run = new Run(known.number + 1, known.setup, known.choice, {});
    run.losses.add(0, new Float64Array(300_000));
    const late: LossesOf = { type: 'losses', run: run.number, from: 300_000, losses: Float64Array.of(6, 5) };
    const shown = Promise.all([feed.show(run), feed.show(run)]);
    run.losses.add(late.from, late.losses);
    feed.addLosses(late);
    await shown;
    const [curve] = curvesIn(sent);
    assert.equal(curve?.iterations?.at(-1), 299_999);
    assert.ok(curve.losses.length <= 100_000);
    assert.deepEqual(
      sent
        .filter(({ type }) => type !== 'overlays')
        .map((message) => (message.type === 'losses' ? message : message.type)),
      ['run', late],
    );
  });

  it('has more losses once it has drawn the last, all that have come meanwhile, and its end before that', async () => {
    const { run: known, sent, feed } = await fed();
    const run = new Run(known.number + 1, known.setup, known.choice, {});
    const grow = (...losses: number[]) => {
      const from = run.losses.length;
      run.losses.add(from, Float64Array.from(losses));
      feed.addLosses({ type: 'losses', run: run.number, from, losses: Float64Array.from(losses) });
    };
    const taken = () =>
      sent
        .splice(0)
        .filter(({ type }) => type !== 'overlays')
        .map((message) => (message.type === 'losses' ? [message.from, ...message.losses] : message.type));
    await feed.show(run);
    assert.deepEqual(taken(), ['run']);
    grow(9);
    grow(8, 7);
    grow(6);
    assert.deepEqual(taken(), [[0, 9]]);
    feed.drawn();
    assert.deepEqual(taken(), [[1, 8, 7, 6]]);
    grow(5);
    await feed.show(run);
    assert.deepEqual(taken(), [[4, 5], 'run']);
    feed.drawn();
    assert.deepEqual(taken(), []);
    grow(4);
    assert.deepEqual(taken(), [[5, 4]]);
  });

  it('is nothing where the page has gone meanwhile', async () => {
    const { run, sent, feed } = await fed();
    const shown = feed.show(run);
    feed.forget();
    await shown;
    assert.deepEqual(sent, []);
  });
});

import assert from 'node:assert/strict';
import type { RunResult } from '../../../src/protocol';
import { digits } from '../../support/nist';
import { naiveRows, readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

const linear = { target: 'y', features: ['x'], estimator: 'linear' } as const;

/** A straight line with some waves on it, a row without a target, and one far off. */
function waves(): { text: string; rows: { line: number; x: number; y: number }[] } {
  const rows = Array.from({ length: 14 }, (_, i) => ({
    line: i < 3 ? i + 2 : i + 3,
    x: i,
    y: 2 * i + Math.cos(7 * i),
  }));
  rows.push({ line: 17, x: 30, y: 20 });
  const lines = rows.map(({ x, y }) => `${x},${y}`);
  lines.splice(3, 0, '99,');
  return { text: `x,y\n${lines.join('\n')}\n`, rows };
}

/** Weight and bias of a straight line through points. */
function lineThrough(rows: readonly { x: number; y: number }[]): (x: number) => number {
  const mean = (of: (row: { x: number; y: number }) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const weight = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2);
  return (x) => my + weight * (x - mx);
}

describe('the rows that decide most', () => {
  it('are those without which the predictions move most, by their lines in the file', async () => {
    const { text, rows } = waves();
    const { influence } = trainOn(await tableFrom(text), setupOf({ ...linear, options: { maxIterations: 1 } })).result;
    assert.ok(influence);
    const all = lineThrough(rows);
    const rss = rows.reduce((sum, { x, y }) => sum + (y - all(x)) ** 2, 0);
    const expected = rows.map((row) => {
      const without = lineThrough(rows.filter((other) => other !== row));
      const moved = rows.reduce((sum, { x }) => sum + (all(x) - without(x)) ** 2, 0);
      const residual = row.y - all(row.x);
      const leverage = 1 - residual / (row.y - without(row.x));
      return { line: row.line, target: row.y, residual, leverage, cooks: moved / ((2 * rss) / (rows.length - 2)) };
    });
    expected.sort((a, b) => b.cooks - a.cooks);
    assert.deepEqual(
      influence.rows.map(({ line }) => line),
      expected.map(({ line }) => line),
    );
    assert.equal(influence.rows[0]?.line, 17);
    assert.equal(influence.rows[0]?.row, 15);
    for (const [i, row] of influence.rows.entries()) {
      for (const name of ['target', 'residual', 'leverage', 'cooks'] as const) {
        assert.ok(digits(row[name], expected[i]?.[name] ?? Number.NaN) > 9, `${name} of line ${row.line}`);
      }
    }
    assert.equal(influence.fitted, 15);
    assert.equal(influence.meanLeverage, 2 / 15);
  });

  it('are known by their lines where some rows are held back', async () => {
    const options = { validation: 0.3, maxIterations: 1 };
    const setup = setupOf({ target: 'mpg', features: ['weight_lbs'], estimator: 'linear', options });
    const { influence } = trainOn(await readSample('auto-mpg.csv'), setup).result;
    const naive = naiveRows('auto-mpg.csv');
    assert.equal(influence?.rows.length, influence?.fitted);
    for (const { row, line, target } of influence?.rows ?? []) {
      assert.equal(line, row + 2);
      assert.equal(String(target), naive[row]?.mpg);
    }
  });

  it('begin with a row that alone decides a weight', async () => {
    const text = 'x,k,y\n1,a,3\n2,a,5\n3,a,8\n4,a,8\n5,b,7\n6,a,13\n';
    const setup = setupOf({ ...linear, features: ['x', 'k'] });
    const [first] = trainOn(await tableFrom(text), setup).result.influence?.rows ?? [];
    assert.equal(first?.line, 6);
    assert.ok(Math.abs((first?.leverage ?? 0) - 1) < 1e-12);
    assert.ok(Number.isNaN(first?.cooks));
  });

  it('are not asked for where there is no such theory, or nothing is left to decide', async () => {
    const influenceOf = async (text: string, words: object): Promise<RunResult['influence']> =>
      trainOn(await tableFrom(text), setupOf({ ...linear, ...words })).result.influence;
    const { text } = waves();
    const weighted = text.replace('x,y', 'x,y,w').replaceAll(/(?<=\d)\n/g, ',2\n');
    assert.ok(await influenceOf(text, {}));
    assert.equal(await influenceOf(text, { options: { l2: 0.1 } }), undefined);
    assert.equal(await influenceOf(text, { options: { loss: 'absolute' } }), undefined);
    assert.equal(await influenceOf(weighted, { rowWeights: 'w' }), undefined);
    assert.equal(await influenceOf('x,y\n1,2\n2,5\n', {}), undefined);
    assert.equal(await influenceOf('x,y\n1,2\n2,4\n3,6\n4,8\n', {}), undefined);
  });
});

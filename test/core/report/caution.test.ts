import assert from 'node:assert/strict';
import type { TrainOptions } from '../../../src/core/model/setup';
import { readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

/** y from a, b and what follows from them, in 40 rows. */
const rows = (line: (a: number, b: number, i: number) => readonly (number | string)[]) =>
  Array.from({ length: 40 }, (_, i) => line((i * 7) % 11, (i * 5) % 13, i).join()).join('\n');

async function cautions(text: string, features: readonly string[], options: Partial<TrainOptions> = {}) {
  const setup = setupOf({ target: 'y', features, estimator: 'linear', options: { maxIterations: 1, ...options } });
  return trainOn(await tableFrom(text), setup).start.cautions;
}

describe('what is said of the rows before training', () => {
  it('names features that are sums of others, exactly or nearly, and those that are constant', async () => {
    const table = `a,b,c,k,y\n${rows((a, b, i) => [a, b, 2 * a - b + 1, i < 39 ? 5 : '', a + b * b + (i % 3)])}`;
    const found = await cautions(`${table}\n`, ['a', 'b', 'c']);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['collinear'],
    );
    const [named] = found;
    assert.equal(new Set(`${named?.values.column}, ${named?.values.others}`.split(', ')).size, 3);
    const near = `a,b,c,y\n${rows((a, b, i) => [a, b, 2 * a - b + 1e-3 * (i % 2), a + b * b])}`;
    assert.equal((await cautions(`${near}\n`, ['a', 'b', 'c']))[0]?.code, 'nearlyCollinear');
    const lost = `a,k,y\n1,5,1\n2,5,3\n4,5,2\n${'7,5,5\n'.repeat(40)}3,6,\n`;
    assert.deepEqual(await cautions(lost, ['a', 'k']), [{ code: 'constantFeature', values: { column: 'k' } }]);
  });

  it('warns of few rows, of a feature that gives the target away, and of scales far apart', async () => {
    assert.deepEqual(await cautions('a,y\n1,2\n2,1\n3,5\n4,9\n', ['a']), [
      { code: 'fewRows', values: { rows: 4, parameters: 2 } },
    ]);
    const given = `a,b,y\n${rows((a, b) => [a, 3 * a + b * 1e-4, a])}\n`;
    assert.equal((await cautions(given, ['b']))[0]?.code, 'givesTargetAway');
    const apart = `a,b,y\n${rows((a, b, i) => [a * 1e4, b, a + b + (i % 3)])}\n`;
    assert.equal((await cautions(apart, ['a', 'b'], { standardise: false }))[0]?.code, 'differentScales');
    assert.deepEqual(await cautions(apart, ['a', 'b']), []);
  });

  it('says that classes are separable where the weights run away, and how unbalanced they are', async () => {
    const table = await readSample('penguins.csv');
    const features = ['beak_length_mm', 'beak_depth_mm', 'flipper_length_mm', 'body_mass_g'];
    const words = { target: 'species', positive: 'Gentoo', features, estimator: 'sigmoid' } as const;
    const codes = (l2: number) =>
      trainOn(table, setupOf({ ...words, options: { l2 } })).result.diagnoses.map(({ code }) => code);
    assert.deepEqual(codes(0), ['separable']);
    assert.deepEqual(codes(0.01), []);
    const rare = `a,y\n${rows((a, _, i) => [a, i % 20 === 0 ? 'yes' : 'no'])}\n`;
    const setup = setupOf({ target: 'y', features: ['a'], estimator: 'sigmoid', options: { maxIterations: 1 } });
    assert.deepEqual(trainOn(await tableFrom(rare), setup).start.cautions, [
      { code: 'unbalanced', values: { column: 'y', positive: 'yes', percent: 5 } },
    ]);
  });
});

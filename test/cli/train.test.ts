import assert from 'node:assert/strict';
import { parseArguments } from '../../src/cli/arguments';
import type { Reading } from '../../src/cli/reading';
import { train } from '../../src/cli/train';
import { LARGE_BYTES, readMeasured } from '../../src/core/data/readMeasured';

const HEADER = 'class,flag,place,x,z,y';
const ROWS = Array.from({ length: 60 }, (_, i) => {
  const x = Math.sin(i);
  const z = Math.cos(5 * i);
  return [i % 3 ? 'a' : 'b', i % 2, `place ${i}`, x, z, x - z + Math.sin(9 * i)].join(',');
});

/** How often a file is read that says to be large: a second time where its rows are found to be needed too late. */
async function readings(rows: readonly string[], ...words: string[]): Promise<number> {
  let opened = 0;
  const bytes = new TextEncoder().encode([HEADER, ...rows, ''].join('\n'));
  const source = async function* () {
    opened++;
    yield bytes;
  };
  const args = parseArguments(['train', 'table.csv', ...words]);
  const reading: Reading = {
    extent: () => ({ size: LARGE_BYTES }),
    read: (options) => readMeasured(source, options),
  };
  const { result } = await train(args, reading, () => {});
  assert.ok(result.iterations > 0);
  return opened;
}

describe('a large file', () => {
  it('is read once where its head shows that rows are needed', async () => {
    for (const words of [
      ['--target', 'class'],
      ['--target', 'flag'],
      ['--target', 'flag', '--features', 'x,z'],
      ['--target', 'y'],
      ['--target', 'y', '--features', 'x,class'],
      ['--target', 'y', '--features', 'x,z^2', '--estimator', 'linear'],
    ]) {
      assert.equal(await readings(ROWS, ...words), 1, words.join(' '));
    }
  });

  it('is read again where its head shows nothing but numbers, and statistics cannot tell', async () => {
    // These statistics are none: the file is smaller than it says.
    assert.equal(await readings(ROWS, '--target', 'y', '--features', 'x,z'), 2);
    assert.equal(await readings(ROWS, '--target', 'flag', '--features', 'x,z', '--estimator', 'linear'), 2);
  });
});

import assert from 'node:assert/strict';
import { thin } from '../../src/panel/thin';

describe('the iterations chosen for a table', () => {
  it('are all of them where they are few', () => {
    assert.deepEqual(thin(-1, 20), []);
    assert.deepEqual(thin(0, 20), [0]);
    assert.deepEqual(thin(4, 20), [0, 1, 2, 3, 4]);
  });

  it('run from the first to the last, ever further apart, and are about as many as asked for', () => {
    for (const last of [20, 21, 99, 1000, 123_456, 10_000_000]) {
      const chosen = thin(last, 20);
      assert.equal(chosen[0], 0);
      assert.equal(chosen.at(-1), last);
      assert.ok(chosen.length > 10 && chosen.length <= 21, `${chosen.length} of ${last}`);
      assert.ok(chosen.every((k, j) => Number.isInteger(k) && k > (chosen[j - 1] ?? -1)));
    }
  });
});

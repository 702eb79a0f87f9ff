import assert from 'node:assert/strict';
import { inSlices } from '../../src/extension/slices';

describe('a long computation in slices', () => {
  it('gives the event loop back before it has ended', async () => {
    let isFree = false;
    setImmediate(() => {
      isFree = true;
    });
    function* untilFree(): Generator<null, string> {
      while (!isFree) yield null;
      return 'done';
    }
    assert.equal(await inSlices(untilFree()), 'done');
  });

  it('rejects with what it throws', async () => {
    function* failing(): Generator<null, void> {
      yield null;
      throw new Error('no');
    }
    await assert.rejects(inSlices(failing()), { message: 'no' });
  });
});

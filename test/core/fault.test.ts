import assert from 'node:assert/strict';
import { DataError } from '../../src/core/fault';
import { Stopped } from '../../src/core/stopped';

/** As another bundle, which has a class of its own, would throw it. */
class Foreign extends Error {
  constructor(override readonly name: string) {
    super();
  }
}

describe('a fault', () => {
  it('is known whichever bundle has thrown it', () => {
    assert.ok(new Foreign('DataError') instanceof DataError);
    assert.ok(new Foreign('Stopped') instanceof Stopped);
    assert.ok(new DataError('emptyFile') instanceof Error);
  });

  it('is no other error, and nothing that only has its name', () => {
    for (const other of [new Error('DataError'), new Foreign('Stopped'), { name: 'DataError' }, null, 'DataError'])
      assert.ok(!(other instanceof DataError));
    assert.ok(!(new DataError('emptyFile') instanceof Stopped));
  });
});

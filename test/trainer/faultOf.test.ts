import assert from 'node:assert/strict';
import { DataError } from '../../src/core/fault';
import { faultOf } from '../../src/trainer/faultOf';

/** What the engine throws where the system has no room for so many bytes. */
function refused(): unknown {
  try {
    return new ArrayBuffer(2 ** 46);
  } catch (error) {
    return error;
  }
}

describe('what is said of an error', () => {
  it('is that memory is short, where the system refused some', () => {
    const logged: unknown[] = [];
    const { code } = faultOf(refused(), (error) => logged.push(error));
    assert.deepEqual([code, logged], ['outOfMemory', []]);
  });

  it('is what a person can mend, or that the defect is ours, which is logged', () => {
    const logged: unknown[] = [];
    const log = (error: unknown) => logged.push(error);
    assert.equal(faultOf(new DataError('emptyFile'), log).code, 'emptyFile');
    const defect = new RangeError('Invalid array length');
    assert.deepEqual(faultOf(defect, log), { code: 'internal', values: { reason: 'Invalid array length' } });
    assert.deepEqual(logged, [defect]);
  });
});

import assert from 'node:assert/strict';
import { isAbove } from '../../src/panel/option';

describe('a learning rate', () => {
  it('is above the limit only where it is a number beyond it', () => {
    assert.ok(isAbove(0.3, 0.2));
    assert.ok(!isAbove(0.2, 0.2));
    assert.ok(!isAbove('auto', 0.2) && !isAbove(undefined, 0.2) && !isAbove(0.3, undefined));
  });
});

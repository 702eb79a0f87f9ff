import assert from 'node:assert/strict';
import { Passing } from '../../src/panel/passing';

describe('values on the way', () => {
  function recorded(): { readonly sent: number[]; readonly passing: Passing<number> } {
    const sent: number[] = [];
    return { sent, passing: new Passing<number>((value) => sent.push(value)) };
  }

  it('are sent at once where none is under way', () => {
    const { sent, passing } = recorded();
    passing.offer(0.1, 3);
    assert.deepEqual(sent, [0.1]);
  });

  it('wait until the answer to the one before is seen, and only the last of them is sent', () => {
    const { sent, passing } = recorded();
    for (const value of [1, 2, 3, 4]) passing.offer(value, 3);
    assert.deepEqual(sent, [1]);
    passing.seen(4);
    assert.deepEqual(sent, [1, 4]);
    passing.seen(5);
    passing.offer(5, 5);
    assert.deepEqual(sent, [1, 4, 5]);
  });

  it('take no word of an earlier run for the answer', () => {
    const { sent, passing } = recorded();
    passing.offer(1, 3);
    passing.offer(2, 3);
    passing.seen(3);
    assert.deepEqual(sent, [1]);
    passing.seen(4);
    passing.offer(3, 4);
    passing.seen(4);
    assert.deepEqual(sent, [1, 2]);
    passing.seen(5);
    assert.deepEqual(sent, [1, 2, 3]);
  });

  it('are forgotten when the hand has left', () => {
    const { sent, passing } = recorded();
    passing.offer(1, 3);
    passing.offer(2, 3);
    passing.drop();
    passing.seen(4);
    assert.deepEqual(sent, [1]);
    passing.offer(3, 4);
    assert.deepEqual(sent, [1, 3]);
  });
});

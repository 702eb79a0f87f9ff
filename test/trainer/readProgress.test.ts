import assert from 'node:assert/strict';
import { readProgress } from '../../src/trainer/readProgress';

const toldOf = (size: number | undefined, ...bytes: readonly number[]) => {
  const told: (number | undefined)[] = [];
  const progress = readProgress(size, (percent) => told.push(percent));
  for (const count of bytes) progress(count);
  return told;
};

describe('the progress of a reading', () => {
  it('is told once for each per cent, and again from the start of a second pass', () => {
    assert.deepEqual(toldOf(1000, 1, 9, 10, 15, 500, 509, 1000, 5, 20), [0, 1, 50, 100, 0, 2]);
  });

  it('ends at 100, though the file grows meanwhile', () => {
    assert.deepEqual(toldOf(10, 10, 11, 500), [100]);
  });

  it('is but that it has begun where the size is not known', () => {
    assert.deepEqual(toldOf(undefined, 1, 1000, 1e9), [undefined]);
  });
});

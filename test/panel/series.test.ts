import assert from 'node:assert/strict';
import { lastIteration, lossAt, NO_SERIES, placeFrom } from '../../src/panel/series';

describe('losses of which some are kept', () => {
  const kept = { values: Float64Array.of(5, 4, 3), iterations: Float64Array.of(0, 10, 30) };

  it('are found by their iterations', () => {
    assert.equal(lastIteration(kept), 30);
    assert.deepEqual(
      [-1, 0, 1, 10, 11, 30, 31].map((iteration) => placeFrom(kept, iteration)),
      [0, 0, 1, 1, 2, 2, 3],
    );
  });

  it('say of an iteration that was not kept the loss before it, and that it is not exact', () => {
    assert.deepEqual(lossAt(kept, 10), { loss: 4, exact: true });
    assert.deepEqual(lossAt(kept, 29), { loss: 4, exact: false });
    assert.equal(lossAt(kept, 31), undefined);
  });

  it('are those of each iteration from 0 where none is said', () => {
    assert.deepEqual(lossAt({ values: Float64Array.of(5, 4) }, 1), { loss: 4, exact: true });
    assert.equal(lastIteration(NO_SERIES), -1);
    assert.equal(lossAt(NO_SERIES, 0), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../src/core/work';
import * as extension from '../../src/extension/prominent';

const curve = (length: number) => fc.array(fc.double({ noNaN: true }), { minLength: length, maxLength: length });

const prominent = (...args: Parameters<typeof extension.prominent>) => finish(extension.prominent(...args));

describe('the prominent losses of a long run', () => {
  it('are all of a short one', () => {
    assert.deepEqual([...prominent([Float64Array.of(3, 1, 2)], 3)], [0, 1, 2]);
    assert.deepEqual([...prominent([new Float64Array()], 3)], []);
  });

  it('are no more than asked for, in order, with both ends and the extremes of each curve', () => {
    const curves = fc
      .integer({ min: 60, max: 400 })
      .chain((length) => fc.array(curve(length), { minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(curves, (arrays) => {
        const all = arrays.map((values) => Float64Array.from(values));
        const places = [...prominent(all, 50)];
        const length = all[0]?.length ?? 0;
        assert.ok(places.length <= 50);
        assert.deepEqual(
          places,
          [...new Set(places)].toSorted((a, b) => a - b),
        );
        assert.deepEqual([places[0], places.at(-1)], [0, length - 1]);
        for (const values of all) {
          const kept = places.map((k) => values[k] ?? Number.NaN);
          assert.equal(Math.max(...kept), Math.max(...values));
          assert.equal(Math.min(...kept), Math.min(...values));
        }
      }),
    );
  });

  it('keep spikes that stand alone, and the first iterations one by one', () => {
    const losses = Float64Array.from({ length: 1_000_000 }, (_, k) => 1 / (1 + k));
    const spikes = [70_000, 500_000, 500_700, 999_990];
    for (const k of spikes) losses[k] = 9;
    const places = new Set(prominent([losses], 20_000));
    for (const k of spikes) assert.ok(places.has(k), String(k));
    for (let k = 0; k < 300; k++) assert.ok(places.has(k), String(k));
  });

  it('keep what was kept of a curve before, where it is still prominent', () => {
    const iterations = Float64Array.from({ length: 5000 }, (_, k) => 3 * k);
    const losses = Float64Array.from(iterations, () => 1);
    losses[4321] = 7;
    assert.ok(prominent([losses], 100, iterations).includes(4321));
  });

  it('are numbers wherever there are some', () => {
    const losses = new Float64Array(1000).fill(Number.NaN);
    losses[501] = 2;
    losses[777] = Number.POSITIVE_INFINITY;
    const places = prominent([losses], 40);
    assert.ok(places.includes(501) && places.includes(777));
  });
});

import assert from 'node:assert/strict';
import { Curve } from '../../src/panel/curve';

const counted = (from: number, to: number) => Float64Array.from({ length: to - from }, (_, k) => from + k);

describe('a curve that grows', () => {
  it('holds every loss of its batches', () => {
    const curve = new Curve();
    for (let from = 0; from < 10_000; from += 700) assert.ok(curve.append(from, counted(from, from + 700)));
    assert.deepEqual(curve.values, counted(0, curve.length));
  });

  it('refuses a batch that leaves a gap, and stays as it was', () => {
    const curve = new Curve();
    curve.append(0, counted(0, 5));
    assert.equal(curve.append(6, counted(6, 9)), false);
    assert.deepEqual(curve.values, counted(0, 5));
  });

  it('takes what it knows already without growing', () => {
    const curve = new Curve();
    curve.append(0, counted(0, 5));
    assert.ok(curve.append(2, counted(2, 4)));
    assert.ok(curve.append(3, counted(3, 8)));
    assert.deepEqual(curve.values, counted(0, 8));
  });

  it('is replaced by another run’s', () => {
    const curve = new Curve();
    curve.append(0, counted(0, 5000));
    curve.replace(Float64Array.of(7, 8));
    assert.deepEqual(curve.values, Float64Array.of(7, 8));
  });
});

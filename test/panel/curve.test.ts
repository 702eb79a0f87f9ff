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

describe('a curve of which some iterations are kept', () => {
  const kept = () => {
    const curve = new Curve();
    curve.replace(Float64Array.of(9, 5, 4), Float64Array.of(0, 10, 20));
    return curve;
  };

  it('goes on with every iteration from its last', () => {
    const curve = kept();
    assert.equal(curve.length, 21);
    assert.equal(curve.append(22, counted(22, 25)), false);
    assert.ok(curve.append(21, counted(21, 3000)));
    assert.ok(curve.append(15, counted(15, 3005)), 'what it knows is not taken again');
    assert.equal(curve.length, 3005);
    assert.deepEqual(curve.values.slice(0, 3), Float64Array.of(9, 5, 4));
    assert.deepEqual(curve.values.slice(3), counted(21, 3005));
    assert.deepEqual(curve.iterations?.slice(3), counted(21, 3005));
  });

  it('takes nothing where all is known', () => {
    const curve = kept();
    assert.ok(curve.append(3, counted(3, 9)));
    assert.deepEqual(curve.values, Float64Array.of(9, 5, 4));
  });

  it('is replaced by a whole one', () => {
    const curve = kept();
    curve.replace(counted(0, 4));
    assert.equal(curve.iterations, undefined);
    assert.equal(curve.length, 4);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ACTIVATIONS } from '../../../src/core/model/activation';
import { LOSSES } from '../../../src/core/model/loss';

const STEP = 1e-5;

const slope = (f: (z: number) => number, z: number) => (f(z + STEP) - f(z - STEP)) / (2 * STEP);

const close = (found: number, expected: number) => Math.abs(found - expected) <= 1e-6 * (1 + Math.abs(expected));

describe('every loss', () => {
  for (const [id, loss] of Object.entries(LOSSES)) {
    const target =
      id === 'log' || id === 'perceptron' ? fc.constantFrom(0, 1) : fc.double({ min: -10, max: 10, noNaN: true });
    const output = fc.double({ min: -10, max: 10, noNaN: true });

    it(`has the derivative that differences give (${id})`, () => {
      fc.assert(
        fc.property(output, target, (z, y) => {
          const corner = id === 'absolute' ? y : 0;
          fc.pre(loss.shape !== 'cornered' || Math.abs(z - corner) > 2 * STEP);
          return close(
            loss.derivative(z, y),
            slope((at) => loss.value(at, y), z),
          );
        }),
      );
    });

    it(`curves no more than it says (${id})`, () => {
      const { curvature } = loss;
      if (curvature === undefined) return assert.equal(loss.shape, 'cornered');
      fc.assert(fc.property(output, target, (z, y) => slope((at) => loss.derivative(at, y), z) <= curvature + 1e-6));
    });
  }

  it('counts an output of zero as a perceptron’s mistake, for either class', () => {
    assert.equal(LOSSES.perceptron.derivative(0, 1), -1);
    assert.equal(LOSSES.perceptron.derivative(0, 0), 1);
    assert.equal(LOSSES.perceptron.charted?.value(0, 1), 1);
  });
});

describe('every activation', () => {
  for (const activation of Object.values(ACTIVATIONS)) {
    it(`has the derivative that differences give (${activation.id})`, () => {
      fc.assert(
        fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (z) => {
          fc.pre(activation.id !== 'step' || Math.abs(z) > 2 * STEP);
          return close(activation.derivative(z), slope(activation.value, z));
        }),
      );
    });
  }
});

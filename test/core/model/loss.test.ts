import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ACTIVATIONS } from '../../../src/core/model/activation';
import { LOSSES, lossNamed, type PointwiseLossId } from '../../../src/core/model/loss';

const STEP = 1e-5;

const slope = (f: (z: number) => number, z: number) => (f(z + STEP) - f(z - STEP)) / (2 * STEP);

const close = (found: number, expected: number) => Math.abs(found - expected) <= 1e-6 * (1 + Math.abs(expected));

describe('every loss', () => {
  for (const id of Object.keys(LOSSES) as PointwiseLossId[]) {
    const loss = LOSSES[id]({ delta: 1.5 });
    const ofClasses = ['log', 'sigmoidSquared', 'hinge', 'perceptron'].includes(id);
    const target = ofClasses ? fc.constantFrom(0, 1) : fc.double({ min: -10, max: 10, noNaN: true });
    const output = fc.double({ min: -10, max: 10, noNaN: true });

    it(`has the derivative that differences give (${id})`, () => {
      fc.assert(
        fc.property(output, target, (z, y) => {
          const corner = id === 'absolute' ? y : id === 'hinge' ? 2 * y - 1 : 0;
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

  for (const id of ['mse', 'log'] as const) {
    it(`weighs rows by its second derivative in Newton's method (${id})`, () => {
      const loss = lossNamed(id);
      fc.assert(
        fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.constantFrom(0, 1), (z, y) =>
          close(
            loss.weight?.(z, y) ?? Number.NaN,
            slope((at) => loss.derivative(at, y), z),
          ),
        ),
      );
    });
  }

  it('curves the squared error of a probability as much as it says, and no loss more', () => {
    const loss = lossNamed('sigmoidSquared');
    const bends = Array.from({ length: 20_001 }, (_, i) => slope((at) => loss.derivative(at, 0), (i - 10_000) / 1000));
    assert.ok(Math.abs(Math.max(...bends) - (loss.curvature ?? 0)) < 1e-6);
    assert.ok(Math.min(...bends) < -0.1, 'not convex');
  });

  it('goes over from squares to absolute values at δ without a jump or a kink (huber)', () => {
    const loss = LOSSES.huber({ delta: 2 });
    assert.equal(loss.value(2, 0), 2);
    assert.ok(Math.abs(loss.value(2 + 1e-9, 0) - 2) < 1e-8);
    assert.equal(loss.value(5, 0), 2 * (5 - 1));
    assert.deepEqual([loss.derivative(1, 0), loss.derivative(-7, 0)], [1, -2]);
  });

  it('counts an output of zero as a perceptron’s mistake, for either class', () => {
    assert.equal(lossNamed('perceptron').derivative(0, 1), -1);
    assert.equal(lossNamed('perceptron').derivative(0, 0), 1);
    assert.equal(lossNamed('perceptron').charted?.value(0, 1), 1);
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

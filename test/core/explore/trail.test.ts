import assert from 'node:assert/strict';
import { Trail } from '../../../src/core/explore/trail';
import { bytesOf } from '../../../src/core/train/course';
import type { Course } from '../../../src/core/train/train';

/** A training of so many parameters, each of them the number of its iteration. */
function courseAt(iteration: number, size: number): Course {
  const vector = () => new Float64Array(size).fill(iteration);
  return {
    iteration,
    steps: iteration,
    parameters: vector(),
    gradient: vector(),
    loss: iteration,
    memory: [vector(), vector()],
    random: new Uint32Array(4),
    firstLoss: 0,
    firstSize: 0,
    isRough: false,
    roughLoss: Number.NaN,
    kept: { iteration, loss: iteration, watched: iteration, parameters: vector() },
    progress: { iteration, loss: iteration },
  };
}

function trailOf(iterations: number, size: number): Trail {
  const trail = new Trail();
  const course = courseAt(0, size);
  for (let k = 0; k <= iterations; k++) {
    course.iteration = k;
    course.parameters.fill(k);
    trail.add(course);
  }
  return trail;
}

describe('a trail', () => {
  it('keeps every iteration of a short training, as a copy', () => {
    const trail = trailOf(200, 3);
    assert.equal(trail.snapshots.length, 201);
    for (const { iteration, parameters } of trail.snapshots) assert.equal(parameters[0], iteration);
  });

  it('keeps a hundred thousand iterations of a thousand weights with the optimiser’s memory under 64 MB', () => {
    const trail = trailOf(100_000, 1001);
    const bytes = trail.snapshots.reduce((sum, course) => sum + bytesOf(course), 0);
    assert.ok(bytes < 64 * 2 ** 20, `${bytes} bytes`);
    assert.ok(trail.snapshots.length > 100);
  });

  it('has a snapshot near before any iteration, and all of the first', () => {
    const trail = trailOf(100_000, 11);
    for (const k of [0, 1, 2, 77, 255]) assert.equal(trail.before(k)?.iteration, k);
    const gaps = trail.snapshots.map(({ iteration }, at, all) => iteration - (all[at - 1]?.iteration ?? iteration));
    assert.ok(Math.max(...gaps) <= 1024, `a gap of ${Math.max(...gaps)}`);
    for (const k of [300, 5000, 99_999, 100_000]) {
      const before = trail.before(k)?.iteration ?? Number.NaN;
      assert.ok(before <= k && k - before <= 1024, `${before} before ${k}`);
    }
  });
});

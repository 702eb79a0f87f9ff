import assert from 'node:assert/strict';
import { lossNamed } from '../../../src/core/model/loss';
import { copyOf } from '../../../src/core/train/course';
import { lbfgs } from '../../../src/core/train/lbfgs';
import type { Objective } from '../../../src/core/train/objective';
import { gradientDescent, type Optimizer } from '../../../src/core/train/optimizer';
import { PenalisedObjective } from '../../../src/core/train/penalty';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { constant } from '../../../src/core/train/schedule';
import { beginning, type Course, type Trained, type TrainingOptions, train } from '../../../src/core/train/train';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 100_000;
const [y = new Float64Array(), ...columns] = randomColumns(4, ROWS, 5);
const TARGETS = y.map((noise, i) => (noise + (columns[0]?.[i] ?? 0) > 0 ? 1 : 0));
const SCALING = { means: new Float64Array(3), scales: new Float64Array(3).fill(0.577) };
const rows = () => new PointwiseObjective(columns, TARGETS, SCALING, lossNamed('log'));
const OPTIONS: TrainingOptions = {
  maxIterations: 60,
  tolerance: 1e-9,
  seed: 1,
  keepBest: false,
  countsMistakes: false,
  patience: 0,
  initial: 'zeros',
};

interface Path {
  readonly courses: Course[];
  readonly trained: Trained;
}

type Way = (options?: TrainingOptions, from?: Course, objective?: Objective) => Path;

function path(optimizer: Optimizer, objective: Objective, options = OPTIONS, from?: Course): Path {
  const course = from ?? beginning(objective, optimizer, options);
  const courses: Course[] = [];
  const iterations = train({ objective }, optimizer, options, { stopped: false }, course);
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { courses, trained: value };
    if (value) courses.push(copyOf(course));
  }
}

for (const [name, optimizer, least] of [
  ['gradient descent', gradientDescent(constant(3)), 3],
  ['L-BFGS', lbfgs(constant(1)), 1],
] as const)
  describe(`training in single precision first, by ${name}`, () => {
    const objective = new PenalisedObjective(rows(), { l1: 0, l2: 0.01 });
    const go: Way = (options, from, other = objective) => path(optimizer, other, options, from);
    const whole = go();

    it('charts losses that are exact to eight digits, and at last to all', () => {
      const scratch = new Float64Array(4);
      for (const { isRough, loss, parameters } of whole.courses) {
        const exact = finish(objective.evaluate(parameters, scratch));
        assert.ok(Math.abs(loss - exact) <= (isRough ? 1e-8 * exact : 0), `${loss} ${exact}`);
      }
    });

    it('goes over to double precision once, and ends where that alone would', () => {
      const rough = whole.courses.map(({ isRough }) => isRough);
      const turn = rough.indexOf(false);
      assert.ok(turn > least && turn < rough.length && !rough.includes(true, turn), `${rough}`);
      const { size } = objective;
      const exact = go(OPTIONS, undefined, { size, evaluate: (p, g) => objective.evaluate(p, g) });
      assert.ok(exact.courses.every(({ isRough }) => !isRough));
      assert.equal(whole.trained.status, exact.trained.status);
      for (const [j, parameter] of exact.trained.parameters.entries())
        assert.ok(Math.abs(parameter - (whole.trained.parameters[j] ?? Number.NaN)) < 1e-8);
    });

    it('goes on from any iteration to the same bits', () => {
      for (const at of [0, 1, 2, whole.courses.findIndex(({ isRough }) => !isRough) - 1]) {
        const from = whole.courses[at];
        assert.ok(from);
        const rest = go(OPTIONS, structuredClone(from));
        assert.deepEqual(rest.courses, whole.courses.slice(at));
        assert.deepEqual(rest.trained.parameters, whole.trained.parameters);
      }
    });

    it('tells the exact loss of what is kept, wherever it ends', () => {
      const { trained, courses } = go({ ...OPTIONS, maxIterations: least });
      assert.ok(courses.at(-1)?.isRough);
      assert.equal(trained.loss, finish(objective.evaluate(trained.parameters, new Float64Array(4))));
    });
  });

import assert from 'node:assert/strict';
import { lossNamed } from '../../../src/core/model/loss';
import { MultinomialObjective } from '../../../src/core/train/multinomial';
import type { Objective } from '../../../src/core/train/objective';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { type Sweeper, SweptRows, type ToSweeper } from '../../../src/core/train/sweeper';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 130_001;
const [noise = new Float64Array(), ...COLUMNS] = randomColumns(4, ROWS, 4);
const TARGETS = noise.map((value) => (value > 0 ? 1 : 0));
const SCALING = { means: Float64Array.of(0.1, 0, -0.3), scales: Float64Array.of(0.5, 1, 2) };
const parametersOf = (size: number) => Float64Array.from({ length: size }, (_, j) => Math.sin(2 * j + 1));
/** Tiles are kept from the ninth pass on. */
const PASSES = 12;

/** Carries the messages of a second thread, here, when it is told to. */
class Elsewhere implements Sweeper {
  passes = 0;
  readonly #rows = new SweptRows();
  readonly #waiting: ToSweeper[] = [];
  #known: object | undefined;

  /** @param listens whether it can be asked for a pass, by its number from 1 */
  constructor(
    private readonly isLate: boolean,
    private readonly listens: (pass: number) => boolean = () => true,
  ) {}

  ask: Sweeper['ask'] = (rows, from, pass) => {
    if (!this.listens(++this.passes)) return false;
    if (this.#known !== rows.scaling) {
      const columns = rows.columns.map((column, id) => ({ id, values: column.slice(from) }));
      this.#waiting.push({ columns, targets: rows.targets.slice(from), scaling: { ...rows.scaling } });
    }
    this.#known = rows.scaling;
    this.#waiting.push(pass);
    if (!this.isLate) this.carryOut();
    return true;
  };

  carryOut(): void {
    for (const message of this.#waiting.splice(0)) this.#rows.receive(message);
  }
}

const CLASSES = noise.map((value) => (value > 0.3 ? 2 : value > -0.3 ? 1 : 0));
const OBJECTIVES: Readonly<Record<string, (sweeper?: Sweeper) => Objective>> = {
  'a log loss': (sweeper) => new PointwiseObjective(COLUMNS, TARGETS, { ...SCALING }, lossNamed('log'), { sweeper }),
  'a cross-entropy': (sweeper) =>
    new MultinomialObjective({ columns: COLUMNS, scaling: { ...SCALING } }, CLASSES, 3, { bias: true, sweeper }),
};

/** The loss and its gradient, in double precision and in single. */
function* passesOf(one: Objective) {
  for (let pass = 0; pass < PASSES; pass++) {
    for (const way of [one.evaluate, one.rough]) {
      const gradient = new Float64Array(one.size);
      const work = way?.call(one, parametersOf(one.size), gradient);
      assert.ok(work);
      yield { work, told: (loss: number) => [loss, ...gradient] };
    }
  }
}

for (const [name, objective] of Object.entries(OBJECTIVES)) {
  describe(`a pass over rows that another thread shares, of ${name}`, () => {
    const alone = [...passesOf(objective())].map(({ work, told }) => told(finish(work)));

    it('comes to the same bits as one that is made alone', () => {
      const sweeper = new Elsewhere(false);
      const found = [...passesOf(objective(sweeper))].map(({ work, told }) => told(finish(work)));
      assert.deepEqual(found, alone);
      assert.equal(sweeper.passes, 2 * PASSES);
    });

    it('waits for the other, in pauses', () => {
      const sweeper = new Elsewhere(true);
      for (const [k, { work, told }] of [...passesOf(objective(sweeper))].entries()) {
        assert.deepEqual(work.next(), { done: false, value: null });
        sweeper.carryOut();
        assert.deepEqual(told(finish(work)), alone[k]);
      }
    });

    it('is asked for once more where the one before was left in its middle', () => {
      const sweeper = new Elsewhere(true);
      const [left, , next] = [...passesOf(objective(sweeper))];
      assert.ok(left && next);
      left.work.next();
      next.work.next();
      sweeper.carryOut();
      assert.deepEqual(next.told(finish(next.work)), alone[0]);
    });

    it('is made alone while the other does not listen yet', () => {
      const sweeper = new Elsewhere(false, (pass) => pass % 3 === 0);
      const found = [...passesOf(objective(sweeper))].map(({ work, told }) => told(finish(work)));
      assert.deepEqual(found, alone);
    });

    it('is made alone where the other fails', () => {
      let failures = 0;
      const broken: Sweeper = {
        ask: (_, __, pass) => {
          assert.throws(() => new SweptRows().receive(pass), /a pass before rows/);
          failures++;
          return true;
        },
      };
      const found = [...passesOf(objective(broken))].map(({ work, told }) => told(finish(work)));
      assert.deepEqual(found, alone);
      assert.equal(failures, 2 * PASSES);
    });
  });
}

describe('a pass over rows', () => {
  it('is not shared where the rows are few', () => {
    const sweeper = new Elsewhere(false);
    const few = COLUMNS.map((column) => column.subarray(0, 45_000));
    finish(
      new PointwiseObjective(few, TARGETS.subarray(0, 45_000), SCALING, lossNamed('log'), { sweeper }).evaluate(
        parametersOf(4),
        new Float64Array(4),
      ),
    );
    assert.equal(sweeper.passes, 0);
  });
});

import assert from 'node:assert/strict';
import { say } from '../../../src/cli/text';
import { DataError } from '../../../src/core/fault';
import type { EstimatorId } from '../../../src/core/model/estimators';
import type { TrainOptions } from '../../../src/core/model/setup';
import { crossValidate } from '../../../src/core/train/crossValidate';
import { statisticsRun } from '../../../src/core/train/statisticsRun';
import { finish } from '../../../src/core/work';
import { DIAGNOSES, faultText } from '../../../src/messages';
import { distance, large } from '../../support/numbers';
import { type Fitted, setupOf, tableFrom, trainOn } from '../../support/samples';

/** Evenly spread over 0 … 1, and no sum of one another. */
const spread = (i: number) => ((i * 7919) % 101) / 101;
const lines = (header: string, count: number, row: (i: number) => readonly (number | string)[]) =>
  `${header}\n${Array.from({ length: count }, (_, i) => row(i).join(',')).join('\n')}\n`;
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const y = (i: number) => spread(i) + spread(i * 3);
const noClass = (i: number) => (y(i) > 1 ? 'p' : 'q');

/** For numbers the linear regression, for classes all that tell them. */
const LINEAR: readonly EstimatorId[] = ['linear'];
const CLASSIFIERS: readonly EstimatorId[] = ['sigmoid', 'perceptron', 'softmax', 'svm'];
const OPTIONS: readonly Partial<TrainOptions>[] = [
  {},
  { standardise: false },
  { optimizer: 'lbfgs' },
  { missing: 'mean' },
];

interface Edge {
  readonly name: string;
  /** With a target of numbers, and with one of classes, in the column y. */
  readonly table: (target: (i: number) => number | string) => string;
  /** What a person reads instead of a result. */
  readonly refused?: string | ((isClass: boolean) => string);
  /** What a person is told of the result, among other things. */
  readonly told?: string;
}

const ofX = (x: (i: number) => number | string, count = 30): Edge['table'] => {
  return (target) => lines('x,z,y', count, (i) => [x(i), spread(i * 3), target(i)]);
};
const sizes = (column: string, found: string) =>
  `The values of ${column} are too large or too small to be squared: found ${found}, expected sizes from 1e−75 to 1e75. Write them in another unit.`;
const unfit = (column: string, why: string) =>
  `The column ${column} can’t be used (${why}): expected numbers, or a category of 2 to 20 levels. Choose other columns.`;

const EDGES: readonly Edge[] = [
  {
    name: 'a target that is the same in all rows',
    table: (target) => lines('x,y', 10, (i) => [i, target(0)]),
    refused: (isClass) =>
      isClass
        ? unfit('y', 'is q in every row')
        : 'The target y is 0 in all rows used, so there is nothing to learn. Choose another target.',
  },
  { name: 'a feature that is the same in all rows', table: ofX(() => 3), refused: unfit('x', 'is 3 in every row') },
  {
    name: 'two rows',
    table: (target) => lines('x,z,y', 2, (i) => [i, spread(i), target(i === 0 ? 0 : 50)]),
    told: 'There are only 2 rows for 3 weights: expect them to fit noise. Leave out features, or add a penalty.',
  },
  {
    name: 'one row',
    table: ofX(spread, 1),
    refused: 'The file holds but one row: expected at least two. Add rows and train again.',
  },
  {
    name: 'more features than rows',
    table: (target) =>
      lines([...LETTERS, 'y'].join(','), 4, (i) => [
        ...LETTERS.map((_, j) => spread(i * 6 + j)),
        target(i === 0 ? 0 : 50 + i),
      ]),
    told: 'There are only 4 rows for 7 weights: expect them to fit noise. Leave out features, or add a penalty.',
  },
  { name: 'values of 1e-300', table: ofX((i) => `${spread(i)}e-300`), refused: sizes('x', '9.604e−301') },
  { name: 'values of 1e300', table: ofX((i) => `${spread(i)}e300`), refused: sizes('x', '9.604e299') },
  {
    name: 'values whose squares overflow',
    table: ofX((i) => `${i % 2 ? '-' : ''}1.${i}e308`),
    refused: sizes('x', '1.7e308'),
  },
  {
    name: 'features that are sums of one another',
    table: (target) => lines('x,z,y', 30, (i) => [spread(i), 2 * spread(i) + 1, target(i)]),
    told: 'is a sum of',
  },
  { name: 'no value in a feature', table: ofX(() => ''), refused: unfit('x', 'holds no values') },
  { name: 'no value in the target', table: (_) => ofX(spread)(() => ''), refused: unfit('y', 'holds no values') },
  {
    name: 'no value at all',
    table: (_) => lines('x,z,y', 10, () => ['', '', '']),
    refused: unfit('y', 'holds no values'),
  },
  {
    name: 'an infinite value, whose row is left out',
    table: ofX((i) => (i === 4 ? 'inf' : spread(i))),
  },
];

/** All numbers of a result that are presented as such. */
function numbersOf({ result }: Fitted): number[] {
  const { model, loss, metrics } = result;
  return [
    loss.value,
    ...model.neurons.flatMap(({ bias, weights, standardised }) => [
      bias,
      ...weights,
      standardised.bias,
      ...standardised.weights,
    ]),
    ...Object.values(metrics).filter((value): value is number => typeof value === 'number'),
  ];
}

describe('at the edge of what can be learned', () => {
  for (const { name, table, refused, told } of EDGES) {
    for (const [kind, estimators, target] of [
      ['numbers', LINEAR, y],
      ['classes', CLASSIFIERS, noClass],
    ] as const) {
      it(`there is a clear answer to ${name}, of ${kind}`, async () => {
        const read = await tableFrom(table(target));
        const features = read.columns.map((column) => column.name).filter((column) => column !== 'y');
        const expected = typeof refused === 'function' ? refused(kind === 'classes') : refused;
        for (const estimator of estimators) {
          for (const options of OPTIONS) {
            if (options.optimizer && !['linear', 'sigmoid'].includes(estimator)) continue;
            const setup = setupOf({ target: 'y', features, estimator, options });
            const said = outcomeOf(() => trainOn(read, setup));
            const label = `${estimator} ${JSON.stringify(options)}`;
            if (typeof said === 'string') assert.equal(said, expected, label);
            else {
              assert.equal(expected, undefined, label);
              assert.deepEqual(
                numbersOf(said).filter((value) => !Number.isFinite(value)),
                [],
                label,
              );
              assert.deepEqual(
                said.losses.filter((loss) => !(loss >= 0)),
                [],
                label,
              );
              const notes = [...said.result.diagnoses, ...said.start.cautions].map(({ code, values }) =>
                say(DIAGNOSES[code], values),
              );
              if (told)
                assert.ok(
                  notes.some((note) => note.includes(told)),
                  `${label}: ${notes.join(' ')}`,
                );
            }
          }
        }
      });
    }
  }

  it('sizes that can’t be squared are refused by cross-validation and by statistics alone as well', async () => {
    for (const power of [-300, -100, 100]) {
      const table = await tableFrom(ofX((i) => `${spread(i)}e${power}`)(y));
      const setup = setupOf({ target: 'y', features: ['x', 'z'], estimator: 'linear' });
      const isRefused = (error: unknown) =>
        error instanceof DataError && error.code === 'magnitude' && error.values.column === 'x';
      assert.throws(() => [...crossValidate(table, setup, 5)], isRefused);
      assert.throws(() => finish(statisticsRun(large(table), setup)), isRefused);
    }
  });

  it('units of 1e70 and of 1e-70 give the weights of 1, in those units', async () => {
    const weightsIn = async (power: number) => {
      const table = await tableFrom(
        lines('x,z,y', 30, (i) => [`${spread(i)}e${power}`, spread(i * 5), `${y(i)}e${power}`]),
      );
      const { result } = trainOn(table, setupOf({ target: 'y', features: ['x', 'z'], estimator: 'linear' }));
      assert.equal(result.status, 'converged');
      const { bias = Number.NaN, weights = [] } = result.model.neurons[0] ?? {};
      return [bias / 10 ** power, weights[0] ?? Number.NaN, (weights[1] ?? Number.NaN) / 10 ** power];
    };
    const expected = await weightsIn(0);
    for (const power of [70, -70]) {
      for (const [at, weight] of (await weightsIn(power)).entries()) assert.ok(distance(weight, expected[at]) < 1e-8);
    }
  });
});

/** What came of a training, or what a person reads instead. */
function outcomeOf(train: () => Fitted): Fitted | string {
  try {
    return train();
  } catch (error) {
    if (error instanceof DataError) return faultText(error, say);
    throw error;
  }
}

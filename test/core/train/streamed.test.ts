import assert from 'node:assert/strict';
import { rowsFor } from '../../../src/core/data/beyond';
import type { MeasuredTable } from '../../../src/core/data/measuredTable';
import { begin, prepare } from '../../../src/core/train/run';
import { finish } from '../../../src/core/work';
import { NO_MEMORY, readBeyond } from '../../support/beyond';
import { randomColumns } from '../../support/random';
import { type Fitted, setupOf, trainOn } from '../../support/samples';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Numbers, a category, a number, a class of two and one of three as targets; with gaps, so that rows lie askew in their blocks. */
function textOf(rows: number, gaps: boolean): string {
  const columns = randomColumns(NAMES.length + 1, rows, 7);
  const lines = [`${NAMES.join()},kind,y,two,three`];
  for (let i = 0; i < rows; i++) {
    const x = columns.map((column) => column[i] ?? 0);
    const z = 1 + 2 * (x[0] ?? 0) - 3 * (x[1] ?? 0) + (x[8] ?? 0);
    const cells = x.slice(0, NAMES.length).map((value) => value.toFixed(5));
    if (gaps && i % 97 === 5) cells[i % 8] = '';
    if (gaps && i % 1001 === 3) cells[2] = 'Infinity';
    const three = z > 2 ? 'high' : z > 0 ? 'middle' : 'low';
    const y = gaps && i % 501 === 1 ? '' : z.toFixed(4);
    lines.push([...cells, ['red', 'green', 'blue'][i % 3], y, z > 0.5 ? 1 : 0, three].join());
  }
  return lines.join('\n');
}

/** What a run has come to; without what takes all rows at once, and the note that they are not at hand. */
function essence({ start, result, losses }: Fitted) {
  const { inference: _, influence: __, rowReport: ___, classReport, ...rest } = result;
  const { roc: ____, auc: _____, calibration: ______, ...counted } = classReport ?? {};
  const cautions = start.cautions.filter(({ code }) => code !== 'streamed');
  return { start: { ...start, cautions }, losses, result: rest, counted };
}

type Words = Parameters<typeof setupOf>[0];

const CASES: Readonly<Record<string, Omit<Words, 'features'> & { readonly features?: readonly string[] }>> = {
  'a log loss': { target: 'two', estimator: 'sigmoid' },
  'Newton’s method': { target: 'two', estimator: 'sigmoid', options: { optimizer: 'newton' } },
  'L-BFGS without a bias': { target: 'two', estimator: 'sigmoid', options: { optimizer: 'lbfgs', bias: false } },
  'the squared error of the probability': {
    target: 'two',
    estimator: 'sigmoid',
    options: { loss: 'sigmoidSquared', optimizer: 'momentum' },
  },
  'a hinge loss with penalties': { target: 'two', estimator: 'svm', options: { l1: 0.01, l2: 0.1 } },
  'Huber’s loss': { target: 'y', estimator: 'linear', options: { loss: 'huber', optimizer: 'nesterov' } },
  'absolute error': { target: 'y', estimator: 'linear', options: { loss: 'absolute', optimizer: 'adam' } },
  'a squared loss': { target: 'y', estimator: 'linear' },
  'a sum of squares': { target: 'y', estimator: 'linear', options: { loss: 'rss', standardise: false, l2: 0.1 } },
  softmax: { target: 'three', estimator: 'softmax' },
  'each class against the rest': { target: 'three', estimator: 'sigmoid', positive: null },
  'one class against the rest': { target: 'three', estimator: 'sigmoid', positive: 'middle' },
  'powers, products and a category': {
    target: 'two',
    estimator: 'sigmoid',
    features: ['a', 'b^2', 'a*kind', 'kind', 'c*d'],
    references: { kind: 'green' },
  },
};

describe('rows that are streamed at each pass', () => {
  for (const gaps of [false, true]) {
    describe(gaps ? 'with gaps' : 'without gaps', () => {
      let inMemory: MeasuredTable;
      let beyond: MeasuredTable;
      before(async () => {
        const text = textOf(13_001, gaps);
        inMemory = await readBeyond(text);
        beyond = await readBeyond(text, NO_MEMORY);
      });

      for (const [name, words] of Object.entries(CASES)) {
        it(`give the bits of rows in memory (${name})`, () => {
          const features = words.features ?? NAMES;
          const setup = setupOf({ ...words, features, options: { maxIterations: 6, ...words.options } });
          const table = finish(rowsFor(beyond, setup, 'stream'));
          assert.ok(table.copy, 'they are not streamed');
          assert.deepEqual(essence(trainOn(table, setup)), essence(trainOn(inMemory, setup)));
        });
      }
    });
  }

  for (const [name, gaps] of [
    ['begins in single precision', true],
    ['has statistics that were gathered while the file was read', false],
  ] as const) {
    it(`give the bits of rows in memory where a training ${name}`, async () => {
      const text = textOf(101_000, gaps);
      const options = { maxIterations: 5 };
      const setup = setupOf({ target: 'two', estimator: 'sigmoid', features: ['a', 'b'], options });
      const [streamed, whole] = [await readBeyond(text, NO_MEMORY), await readBeyond(text)];
      assert.ok(streamed.copy);
      assert.ok(streamed.statistics && whole.statistics);
      assert.deepEqual(essence(trainOn(streamed, setup)), essence(trainOn(whole, setup)));
    });
  }

  it('are said to be, with the size of the copy and the limit', async () => {
    const table = await readBeyond(textOf(13_001, false), { ...NO_MEMORY, limit: 2e6 });
    const { start } = trainOn(table, setupOf({ target: 'two', estimator: 'sigmoid', features: ['a'] }));
    // 4 chunks of 4,096 rows of 10 columns of numbers, of 8 bytes each
    assert.deepEqual(start.cautions[0], { code: 'streamed', values: { size: 1, limit: 2 } });
  });

  it('pause within some hundred thousand cells, so that a training can be stopped', async () => {
    const table = await readBeyond(textOf(101_000, false), NO_MEMORY);
    const setup = setupOf({ target: 'two', estimator: 'sigmoid', features: NAMES });
    const { iterations } = finish(begin(finish(prepare(table, setup)), setup));
    assert.ok(iterations.next().value, 'the loss at zero weights takes no pass');
    let pauses = 0;
    while (iterations.next().value === null) pauses++;
    assert.ok(pauses >= 1, `${pauses} pauses in a pass`);
  });

  it('can be passed over by two at once', async () => {
    const table = await readBeyond(textOf(13_001, true), NO_MEMORY);
    const setup = setupOf({ target: 'two', estimator: 'sigmoid', features: NAMES });
    const { training } = finish(prepare(table, setup));
    const { stream, targets } = training.dataset;
    assert.ok(stream);
    const sumOf = (n: number) => targets.subarray(0, n).reduce((sum, y) => sum + y, 0);
    const alone = Array.from(stream.stretches(), ({ n }) => sumOf(n));
    const together: number[] = [];
    const other = stream.stretches()[Symbol.iterator]();
    for (const { n } of stream.stretches()) {
      together.push(sumOf(n));
      other.next();
    }
    assert.deepEqual(together, alone);
  });
});

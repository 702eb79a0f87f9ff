import assert from 'node:assert/strict';
import { deal, partOf, type Split, splitOf } from '../../../src/core/data/split';
import { readSample, tableFrom } from '../../support/samples';
import { encodedFrom, refuses } from './build';

const CLASSES = ['a', 'b', 'c'];
const targets = Float64Array.from({ length: 103 }, (_, i) => (i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2));
const options = { validation: 0.2, split: 'random', seed: 1 } as const;
const joined = ({ training, validation }: Split) => [...training, ...validation].sort((a, b) => a - b);
const allRows = [...targets.keys()];
const ascending = (rows: Uint32Array) => rows.every((row, i) => i === 0 || row > (rows[i - 1] ?? row));
const ofClass = (rows: Uint32Array, one: number) => rows.filter((row) => targets[row] === one).length;

describe('a split', () => {
  for (const validation of [0, 0.1, 0.25, 1 / 3, 0.9]) {
    it(`of ${validation} keeps the share of each class to within one row`, () => {
      const split = splitOf(targets, CLASSES, { ...options, validation });
      assert.deepEqual(joined(split), allRows);
      assert.ok(ascending(split.training) && ascending(split.validation));
      assert.equal(split.validation.length, Math.round(validation * targets.length));
      for (const one of CLASSES.keys()) {
        const share = validation * targets.filter((target) => target === one).length;
        assert.ok(Math.abs(ofClass(split.validation, one) - share) <= 1);
      }
    });
  }

  it('is the same for the same seed, and another for another', () => {
    const rows = (seed: number) => [...splitOf(targets, undefined, { ...options, seed }).validation];
    assert.deepEqual(rows(5), rows(5));
    assert.notDeepEqual(rows(5), rows(6));
  });

  it('holds back the last rows where it is told to', () => {
    const { training, validation } = splitOf(targets, CLASSES, { ...options, split: 'last' });
    assert.deepEqual([...training, ...validation], allRows);
    assert.equal(validation.length, 21);
  });

  it('leaves two rows to train on, or is refused', async () => {
    const few = Float64Array.of(1, 2, 3);
    assert.equal(splitOf(few, undefined, { ...options, validation: 0.01 }).validation.length, 1);
    assert.throws(() => splitOf(few, undefined, { ...options, validation: 0.6 }), refuses('splitTooSmall'));
    assert.throws(() => deal(few, undefined, 4, 1), refuses('splitTooSmall'));
    const table = await tableFrom('x,y\n1,no\n2,no\n3,no\n4,yes\n');
    const last = { validation: 0.25, split: 'last' } as const;
    assert.throws(() => encodedFrom(table, { estimator: 'sigmoid', options: last }), refuses('oneClass'));
  });

  it('is made of the classes of a table', async () => {
    const words = { target: 'species', features: ['beak_depth_mm'], estimator: 'sigmoid', positive: 'Adelie' } as const;
    const dataset = encodedFrom(await readSample('penguins.csv'), { ...words, options: { validation: 0.25 } });
    const { targets: found, split } = dataset;
    assert.ok(split);
    const positives = (rows: Iterable<number>) => [...rows].filter((row) => found[row] === 1).length;
    assert.ok(Math.abs(positives(split.validation) - positives(found.keys()) / 4) <= 1);
    assert.deepEqual(joined(split), [...found.keys()]);
  });
});

describe('folds', () => {
  for (const k of [2, 5, 10, 103]) {
    it(`hold every row in exactly one of ${k}, each class evenly`, () => {
      const foldOf = deal(targets, CLASSES, k, 3);
      const parts = Array.from({ length: k }, (_, fold) => partOf(foldOf, fold));
      for (const part of parts) {
        assert.deepEqual(joined(part), allRows);
        assert.ok(Math.abs(part.validation.length - targets.length / k) < 1);
        for (const one of CLASSES.keys()) {
          const share = targets.filter((target) => target === one).length / k;
          assert.ok(Math.abs(ofClass(part.validation, one) - share) <= 1);
        }
      }
      assert.deepEqual(
        parts.flatMap(({ validation }) => [...validation]).sort((a, b) => a - b),
        allRows,
      );
    });
  }
});

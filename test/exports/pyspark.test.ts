import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { printPySpark } from '../../src/core/elsewhere/pyspark';
import { DataError } from '../../src/core/fault';
import type { Table } from '../../src/core/table/table';
import { csvOf, madeRows } from '../support/models';
import { setupOf, tableFrom, trainOn } from '../support/samples';

type Words = Parameters<typeof setupOf>[0];

/** Reads a program without running it, and prints the words of the calls that train. */
const READER = `
import ast, sys
tree = ast.parse(sys.stdin.read())
for node in ast.walk(tree):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id[0].isupper():
        print(node.func.id, *sorted(f"{word.arg}={ast.unparse(word.value)}" for word in node.keywords))
`;

const options = { maxIterations: 50 };

describe('a set-up as a program for Spark', () => {
  let table: Table;
  before(async () => {
    table = await tableFrom(csvOf(madeRows(300, 5)));
  });

  const program = (words: Words) => {
    const setup = setupOf(words);
    return printPySpark(setup, trainOn(table, setup).start.model);
  };

  const calls = (words: Words): string => {
    const { status, stdout, stderr } = spawnSync('python3', ['-c', READER], {
      input: program(words),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };

  const everything = ['size m²^2', 'size m²*age', 'place*colour', 'sold on.month', 'sold on.weekday', 'sold on.days'];

  it('is Python, with the scaler, the regression and the options of the set-up', () => {
    const found = calls({
      target: 'price',
      features: [...everything, 'place'],
      estimator: 'linear',
      options: { ...options, missing: 'mean', missingIndicator: true, rareLevels: 8, l1: 0.1, l2: 0.2 },
    });
    assert.match(found, /^StandardScaler inputCol='raw' outputCol='features' withMean=True withStd=True$/m);
    assert.match(
      found,
      /^LinearRegression elasticNetParam=l1 \/ \(l1 \+ l2\) fitIntercept=True maxIter=50 regParam=l1 \+ l2 solver='normal' standardization=False tol=1e-09$/m,
    );
  });

  it('is Python for every kind of target that Spark has', () => {
    const features = ['size m²', 'place', 'age'];
    const cases: readonly (readonly [Words, RegExp])[] = [
      [
        { target: 'dear', features, estimator: 'sigmoid', options: { ...options, l2: 0.1 } },
        /^LogisticRegression elas/m,
      ],
      [{ target: 'band', features, estimator: 'softmax', options }, /^LogisticRegression family='multinomial'/m],
      [{ target: 'band', positive: null, features, estimator: 'sigmoid', options }, /^OneVsRest classifier=Logistic/m],
      [{ target: 'dear', features, estimator: 'svm', options: { ...options, l2: 0.1 } }, /^LinearSVC .*regParam=l2/m],
      [
        { target: 'price', features, estimator: 'linear', options: { ...options, scaling: 'minmax' } },
        /^MinMaxScaler/m,
      ],
      [{ target: 'price', features, estimator: 'linear', rowWeights: 'age', options }, /weightCol='weight'/],
    ];
    for (const [words, expected] of cases) {
      const own = words.rowWeights ? { ...words, features: ['size m²', 'place'] } : words;
      assert.match(calls(own), expected);
    }
  });

  it('is refused where Spark has no such training', () => {
    const features = ['size m²'];
    const cases: readonly (readonly [Words, string])[] = [
      [{ target: 'price', features, estimator: 'linear', options: { ...options, loss: 'huber' } }, 'loss'],
      [{ target: 'price', features, estimator: 'linear', options: { ...options, validation: 0.2 } }, 'validation'],
      [{ target: 'price', features, estimator: 'linear', options: { ...options, bias: false, l2: 1 } }, 'bias'],
      [{ target: 'dear', features, estimator: 'perceptron' }, 'estimator'],
      [{ target: 'dear', features, estimator: 'svm', options: { ...options, l1: 1 } }, 'l1'],
    ];
    for (const [words, choice] of cases) {
      assert.throws(
        () => program(words),
        (error) => error instanceof DataError && error.code === 'notInSpark' && error.values.choice === choice,
      );
    }
  });
});

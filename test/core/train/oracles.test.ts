import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encode } from '../../../src/core/data/dataset';
import type { EstimatorId } from '../../../src/core/model/estimators';
import type { TrainOptions } from '../../../src/core/model/setup';
import { accuracyOf, confusionOf, scoresOf } from '../../../src/core/report/classification';
import { coefficientsOf } from '../../../src/core/report/coefficients';
import { influenceOf } from '../../../src/core/report/influence';
import { leastSquaresOf } from '../../../src/core/report/leastSquares';
import { rocOf } from '../../../src/core/report/roc';
import { waldOf } from '../../../src/core/report/wald';
import { finish } from '../../../src/core/work';
import { type Fitted, readSample, setupOf, trainOn } from '../../support/samples';

interface Recipe {
  /** A key of oracles.json; its penalty is trained with. */
  readonly oracle: string;
  readonly estimator: EstimatorId;
  readonly options: Partial<TrainOptions>;
}

/** Recipes with one best answer: every weight is held to six digits, in the columns' units and standardised. */
const SAME_WEIGHTS: readonly Recipe[] = [
  { oracle: 'leastSquares', estimator: 'linear', options: { loss: 'mse' } },
  { oracle: 'leastSquares', estimator: 'linear', options: { loss: 'rss' } },
  { oracle: 'leastSquares', estimator: 'linear', options: { optimizer: 'momentum' } },
  { oracle: 'leastSquares', estimator: 'linear', options: { optimizer: 'nesterov' } },
  { oracle: 'leastSquares', estimator: 'linear', options: { optimizer: 'newton' } },
  { oracle: 'leastSquares', estimator: 'linear', options: { optimizer: 'lbfgs' } },
  { oracle: 'ridge', estimator: 'linear', options: {} },
  { oracle: 'ridge', estimator: 'linear', options: { optimizer: 'newton' } },
  { oracle: 'ridge', estimator: 'linear', options: { loss: 'rss' } },
  { oracle: 'lasso', estimator: 'linear', options: { tolerance: 1e-11 } },
  { oracle: 'lasso', estimator: 'linear', options: { tolerance: 1e-11, optimizer: 'nesterov' } },
  { oracle: 'elasticNet', estimator: 'linear', options: { tolerance: 1e-11 } },
  { oracle: 'huber', estimator: 'linear', options: { loss: 'huber' } },
  { oracle: 'huber', estimator: 'linear', options: { loss: 'huber', optimizer: 'newton' } },
  { oracle: 'logistic', estimator: 'sigmoid', options: { loss: 'log' } },
  { oracle: 'logistic', estimator: 'sigmoid', options: { loss: 'log', optimizer: 'newton' } },
  { oracle: 'logisticL2', estimator: 'sigmoid', options: { loss: 'log' } },
  { oracle: 'softmaxL2', estimator: 'softmax', options: { tolerance: 1e-11 } },
  { oracle: 'logisticL2', estimator: 'sigmoid', options: { loss: 'log', optimizer: 'newton' } },
  { oracle: 'sigmoidSquared', estimator: 'sigmoid', options: { loss: 'sigmoidSquared', maxIterations: 100_000 } },
  { oracle: 'sigmoidSquared', estimator: 'sigmoid', options: { loss: 'sigmoidSquared', optimizer: 'newton' } },
  { oracle: 'huber', estimator: 'linear', options: { loss: 'huber', optimizer: 'lbfgs' } },
  { oracle: 'logisticL2', estimator: 'sigmoid', options: { loss: 'log', optimizer: 'lbfgs' } },
  { oracle: 'softmaxL2', estimator: 'softmax', options: { optimizer: 'lbfgs' } },
];

/** Recipes whose loss has corners: what they come to is held to within 1e-4 of the least there is. */
const LEAST_LOSS: readonly Recipe[] = [
  { oracle: 'absolute', estimator: 'linear', options: { loss: 'absolute' } },
  { oracle: 'absoluteOfAll', estimator: 'linear', options: { loss: 'absolute' } },
  { oracle: 'hinge', estimator: 'svm', options: {} },
  { oracle: 'hingeL2', estimator: 'svm', options: {} },
  { oracle: 'hingeL2Chinstrap', estimator: 'svm', options: {} },
];

/** What another program found on a sample (test/oracles/README.md). */
interface Oracle extends Weights {
  readonly file: string;
  readonly target: string;
  readonly positive?: string;
  readonly features: readonly string[];
  readonly rows: number;
  readonly l1?: number;
  readonly l2?: number;
  readonly delta?: number;
  readonly standardised: Weights;
  /** Of softmax, in place of the one neuron. */
  readonly byClass?: Readonly<Record<string, Weights & { readonly standardised: Weights }>>;
  /** The mean loss of the rows. */
  readonly loss: number;
  /** With its penalty. */
  readonly objective?: number;
  /** Where all parameters are 0: training begins there. */
  readonly lossOfZeros?: number;
}

/** Of a parameter; `t` of a linear one, `z` of a logistic one. */
interface Inference {
  readonly value: number;
  readonly standardError: number;
  readonly t?: number;
  readonly z?: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

type Found = Omit<Inference, 'value'> & { readonly weight: number };

type Named<T> = Readonly<Record<string, T>>;

interface LinearOracle extends Oracle {
  readonly parameters: Named<Inference>;
  readonly varianceInflation: Named<number>;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly residualVariance: number;
  readonly firstRows: { readonly leverage: readonly number[]; readonly cooksDistance: readonly number[] };
}

interface LogisticOracle extends Oracle {
  readonly parameters: Named<Inference>;
  readonly metrics: Readonly<Record<'accuracy' | 'auc' | 'precision' | 'recall' | 'f1', number>> & {
    readonly confusion: readonly number[][];
  };
}

interface Weights {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

const SIX_DIGITS = 5e-7;
const NEAR_THE_LEAST = 1e-4;
const ROUNDING = 1e-9;

const ORACLES: Named<Oracle> & { readonly leastSquares: LinearOracle; readonly logistic: LogisticOracle } = JSON.parse(
  readFileSync(path.resolve('test/oracles/oracles.json'), 'utf8'),
);

describe('training finds what other programs find', () => {
  for (const recipe of SAME_WEIGHTS) {
    it(`the weights of ${wordsOf(recipe)}, to six digits`, async () => {
      const oracle = oracleOf(recipe);
      const { result, losses } = await learn(oracle, recipe);
      const { model, status } = result;
      const named = (weights: readonly number[]) =>
        Object.fromEntries(model.features.map(({ name }, j) => [name, weights[j] ?? Number.NaN]));
      assert.equal(status, 'converged');
      if (oracle.byClass) assert.deepEqual(model.classes, Object.keys(oracle.byClass));
      const expected = Object.values(oracle.byClass ?? { only: oracle });
      assert.equal(model.neurons.length, expected.length);
      for (const [k, { bias, weights, standardised }] of model.neurons.entries()) {
        agree({ bias, weights: named(weights) }, expected[k]);
        agree({ bias: standardised.bias, weights: named(standardised.weights) }, expected[k]?.standardised);
      }
      const share = recipe.options.loss === 'rss' ? oracle.rows : 1;
      near(result.loss.value / share, oracle.objective ?? oracle.loss, 'loss');
      if (oracle.lossOfZeros) near((losses[0] ?? Number.NaN) / share, oracle.lossOfZeros, 'loss of zeros');
    });
  }

  for (const recipe of LEAST_LOSS) {
    it(`the least of ${wordsOf(recipe)}, to four digits`, async () => {
      const oracle = oracleOf(recipe);
      const { value } = (await learn(oracle, recipe)).result.loss;
      const least = oracle.objective ?? oracle.loss;
      const over = value / least - 1;
      assert.ok(over > -ROUNDING, `${value} is below the least, ${least}`);
      assert.ok(over < NEAR_THE_LEAST, `${value} is above the least, ${least}, by a fraction of ${over}`);
    });
  }
});

describe('the report says of a fit what other programs say', () => {
  it('of least squares: errors, t, p, intervals, variance inflation, R², leverage and Cook’s distance', async () => {
    const oracle = ORACLES.leastSquares;
    const { file, target, features } = oracle;
    const setup = setupOf({ target, features, estimator: 'linear' });
    const { columns, targets, features: names } = finish(encode(await readSample(file), setup));
    const fit = finish(leastSquaresOf(columns, targets, { bias: true }));
    const { bias, weights } = coefficientsOf(fit);
    sameInference('bias', oracle.parameters.bias, bias, bias?.t);
    for (const [j, { name }] of names.entries()) {
      sameInference(name, oracle.parameters[name], weights[j], weights[j]?.t);
      near(weights[j]?.varianceInflation, oracle.varianceInflation[name], `variance inflation of ${name}`);
    }
    near(fit.r2, oracle.r2, 'R²');
    near(fit.adjustedR2, oracle.adjustedR2, 'adjusted R²');
    near(fit.residualDeviation ** 2, oracle.residualVariance, 'residual variance');
    const { leverages, cooks } = finish(influenceOf(columns, targets, fit));
    const { leverage, cooksDistance } = oracle.firstRows;
    leverage.forEach((expected, i) => {
      near(leverages[i], expected, `leverage ${i}`);
      near(cooks[i], cooksDistance[i], `Cook's distance ${i}`);
    });
  });

  it('of the least log loss: errors, z, p, intervals, the area below the curve and the table of confusion', async () => {
    const recipe: Recipe = { oracle: 'logistic', estimator: 'sigmoid', options: { optimizer: 'newton' } };
    const oracle = ORACLES.logistic;
    const { file, target, features, metrics } = oracle;
    const [neuron] = (await learn(oracle, recipe)).result.model.neurons;
    assert.ok(neuron);
    const setup = setupOf({ target, features, estimator: 'sigmoid' });
    const { columns, targets } = finish(encode(await readSample(file), setup));
    const wald = finish(waldOf(columns, neuron));
    sameInference('bias', oracle.parameters.bias, wald.bias, wald.bias.z);
    for (const [j, name] of features.entries()) {
      sameInference(name, oracle.parameters[name], wald.weights[j], wald.weights[j]?.z);
    }
    const outputs = targets.map((_, i) =>
      neuron.weights.reduce((sum, weight, j) => sum + weight * (columns[j]?.[i] ?? Number.NaN), neuron.bias),
    );
    near(finish(rocOf(outputs, targets)).auc, metrics.auc, 'area below the curve');
    const predicted = outputs.map((output) => (output > 0 ? 1 : 0));
    const confusion = confusionOf(2, predicted, targets);
    assert.deepEqual([...confusion.counts], metrics.confusion.flat());
    const male = scoresOf(confusion)[1];
    near(male?.precision, metrics.precision, 'precision');
    near(male?.recall, metrics.recall, 'recall');
    near(male?.f1, metrics.f1, 'F1');
    near(accuracyOf(confusion), metrics.accuracy, 'accuracy');
  });
});

function oracleOf({ oracle }: Recipe): Oracle {
  const found = ORACLES[oracle];
  assert.ok(found, `oracles.json has no ${oracle}`);
  return found;
}

/** Trains on the oracle's rows with its penalty. */
async function learn(oracle: Oracle, { estimator, options }: Recipe): Promise<Fitted> {
  const { file, target, positive, features, l1, l2, delta } = oracle;
  const penalty = { ...(l1 && { l1 }), ...(l2 && { l2 }), ...(delta && { delta }) };
  const words = { target, features, estimator, ...(positive && { positive }) };
  const fitted = trainOn(await readSample(file), setupOf({ ...words, options: { ...penalty, ...options } }));
  assert.equal(fitted.start.rows.used, oracle.rows);
  return fitted;
}

function agree(found: Weights, expected: Weights | undefined): void {
  assert.deepEqual(Object.keys(found.weights), Object.keys(expected?.weights ?? {}));
  near(found.bias, expected?.bias, 'bias');
  for (const [name, weight] of Object.entries(found.weights)) near(weight, expected?.weights[name], name);
}

function sameInference(name: string, expected?: Inference, found?: Found, statistic?: number): void {
  near(found?.weight, expected?.value, `weight of ${name}`);
  near(found?.standardError, expected?.standardError, `standard error of ${name}`);
  near(statistic, expected?.t ?? expected?.z, `statistic of ${name}`);
  near(found?.p, expected?.p, `p of ${name}`);
  near(found?.interval[0], expected?.interval[0], `lower end of ${name}`);
  near(found?.interval[1], expected?.interval[1], `upper end of ${name}`);
}

/** Six digits; what is 0 there is 0 here too. */
function near(found = Number.NaN, expected = Number.NaN, name = ''): void {
  const within = SIX_DIGITS * Math.abs(expected);
  assert.ok(Math.abs(found - expected) <= within, `${name}: found ${found}, expected ${expected}`);
}

function wordsOf({ oracle, estimator, options }: Recipe): string {
  return `${oracle} (${[estimator, ...Object.values(options)].join(', ')})`;
}

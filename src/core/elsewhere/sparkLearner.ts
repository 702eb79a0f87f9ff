import { DataError } from '../fault';
import type { FittedModel } from '../model/fitted';
import { recipeOf, type Setup } from '../model/setup';

/** What trains the model: lines that make `penalties` ready, and lines that make `neurons`, each a bias and its weights. */
export interface SparkLearner {
  readonly imports: readonly string[];
  readonly classes?: readonly string[];
  readonly penalties: readonly string[];
  readonly lines: readonly string[];
}

/** Refuses what Spark has no counterpart of. */
export function learnerOf(setup: Setup, model: FittedModel): SparkLearner {
  const { loss, maxIterations } = recipeOf(setup);
  const { options, rowWeights, excluded = [] } = setup;
  if (options.validation > 0) throw new DataError('notInSpark', { choice: 'validation' });
  if (excluded.length > 0) throw new DataError('notInSpark', { choice: 'excluded' });
  // Spark's scales know nothing of weights.
  if (rowWeights !== undefined && isPenalised(setup)) throw new DataError('notInSpark', { choice: 'rowWeights' });
  const words = [
    `fitIntercept=${options.bias ? 'True' : 'False'}`,
    'standardization=False',
    `maxIter=${maxIterations}`,
    `tol=${options.tolerance}`,
    ...(rowWeights === undefined ? [] : ['weightCol="weight"']),
  ];
  const penalties = penaltyLines(setup);
  switch (loss) {
    case 'mse':
    case 'rss':
      return { ...linear(words, isPenalised(setup)), penalties };
    case 'log':
      return { ...classifier('LogisticRegression', words, setup, model), penalties };
    case 'crossEntropy':
      return { ...softmax(words, isPenalised(setup), model), penalties };
    case 'hinge':
      if (options.l1 > 0) throw new DataError('notInSpark', { choice: 'l1' });
      return { ...classifier('LinearSVC', words, setup, model), penalties };
    case 'perceptron':
      throw new DataError('notInSpark', { choice: 'estimator' });
    case 'absolute':
    case 'huber':
    case 'sigmoidSquared':
      throw new DataError('notInSpark', { choice: 'loss' });
    default:
      return loss satisfies never;
  }
}

function isPenalised({ options: { l1, l2 } }: Setup): boolean {
  return l1 > 0 || l2 > 0;
}

/** Spark divides by the deviation of a sample, √(n / (n − 1)) times that of all rows: its weights are as many times as large. */
function penaltyLines(setup: Setup): string[] {
  if (!isPenalised(setup)) return [];
  const { l1, l2, standardise, scaling } = setup.options;
  if (!standardise || scaling !== 'standard') return [`l1, l2 = ${l1}, ${l2}`];
  return [
    'n = columns.count()',
    '# Spark scales by the deviation of a sample: its weights are larger than those of the set-up by the root of n / (n - 1).',
    `l1, l2 = ${l1} * ((n - 1) / n) ** 0.5, ${l2} * (n - 1) / n`,
  ];
}

type Lines = Omit<SparkLearner, 'penalties'>;

const SHARED = ['regParam=l1 + l2', 'elasticNetParam=l1 / (l1 + l2)'];

/**
 * Spark minimises ½·mean r² + λ·(α·Σ|w| + (1 − α)/2·Σw² / σ_y), with the target's deviation σ_y as R's glmnet has it: half of a
 * mean of squares with its penalties is that for λα = l1 / 2 and λ(1 − α) = σ_y·l2 / 2.
 */
function linear(words: readonly string[], penalised: boolean): Lines {
  const lines = [
    'deviation = columns.agg(F.stddev_pop("label")).first()[0]',
    '# Spark halves the mean of squares, and divides the square penalty by the deviation of the target.',
    'l1, l2 = l1 / 2, l2 / 2 * deviation',
  ];
  const all = ['solver="normal"', ...words, ...(penalised ? SHARED : [])];
  return {
    imports: ['from pyspark.ml.regression import LinearRegression'],
    lines: [
      ...(penalised ? lines : []),
      `model = LinearRegression(${all.join(', ')}).fit(scaled)`,
      'neurons = [(model.intercept, list(model.coefficients))]',
    ],
  };
}

function softmax(words: readonly string[], penalised: boolean, { classes = [] }: FittedModel): Lines {
  const all = ['family="multinomial"', ...words, ...(penalised ? SHARED : [])];
  return {
    imports: ['from pyspark.ml.classification import LogisticRegression'],
    classes,
    lines: [
      `model = LogisticRegression(${all.join(', ')}).fit(scaled)`,
      'neurons = list(zip(model.interceptVector, model.coefficientMatrix.toArray().tolist()))',
    ],
  };
}

/** One neuron of two classes, or one for each of more against the rest. */
function classifier(
  name: 'LogisticRegression' | 'LinearSVC',
  words: readonly string[],
  setup: Setup,
  { classes = [], neurons }: FittedModel,
): Lines {
  const isEach = neurons.length > 1;
  const isSvm = name === 'LinearSVC';
  const penalty = isPenalised(setup) ? (isSvm ? ['regParam=l2'] : SHARED) : [];
  const weight = isEach && setup.rowWeights !== undefined ? ', weightCol="weight"' : '';
  const own = `${name}(${[...words, ...penalty].join(', ')})`;
  return {
    imports: [`from pyspark.ml.classification import ${isEach ? `${[name, 'OneVsRest'].sort().join(', ')}` : name}`],
    classes: isEach ? classes : [classes.at(-1) ?? ''],
    lines: [
      `model = ${isEach ? `OneVsRest(classifier=${own}${weight})` : own}.fit(scaled)`,
      isEach
        ? 'neurons = [(one.intercept, list(one.coefficients)) for one in model.models]'
        : 'neurons = [(model.intercept, list(model.coefficients))]',
    ],
  };
}

import type { EstimatorId } from '../model/estimators';
import type { FittedModel } from '../model/fitted';
import { featureFunction, headOf } from './python';
import { classesOf, type Scorer, scorerOf } from './scorer';
import { indented, quoted } from './words';

/** A module with a fitted `pipeline` of scikit-learn, in which each number that fitting would find is set. */
export function printScikitLearn(model: FittedModel): string {
  const scorer = scorerOf(model);
  const estimator = ESTIMATORS[model.estimator];
  const isEach = model.estimator === 'sigmoid' && model.neurons.length > 1;
  return [
    ...headOf(scorer),
    'import numpy as np',
    `from ${estimator === 'LinearSVC' ? 'sklearn.svm' : 'sklearn.linear_model'} import ${estimator}`,
    ...(isEach ? ['from sklearn.multiclass import OneVsRestClassifier'] : []),
    'from sklearn.pipeline import Pipeline',
    `from sklearn.preprocessing import FunctionTransformer, ${isEach ? 'LabelBinarizer, ' : ''}StandardScaler`,
    ...featureFunction(scorer),
    '',
    'pipeline = Pipeline([',
    '    ("features", FunctionTransformer(features)),',
    '    ("scale", StandardScaler()),',
    `    ("estimator", ${isEach ? 'OneVsRestClassifier(LogisticRegression())' : `${estimator}()`}),`,
    '])',
    ...scaleLines(scorer),
    ...(isEach ? eachLines(scorer) : estimatorLines(scorer)),
    '',
    '',
    'def predict(rows):',
    `    """The ${scorer.decision.kind === 'value' ? 'predictions' : 'classes'} of rows. A row whose cells have no value that the model can use is refused."""`,
    '    return pipeline.predict(rows)',
    '',
  ].join('\n');
}

/** The class of scikit-learn that computes the same from the same numbers, whatever they were fitted by. */
const ESTIMATORS: Readonly<Record<EstimatorId, string>> = {
  linear: 'LinearRegression',
  softmax: 'LogisticRegression',
  sigmoid: 'LogisticRegression',
  perceptron: 'Perceptron',
  svm: 'LinearSVC',
};

function scaleLines({ features }: Scorer): string[] {
  return [
    '',
    'scale = pipeline["scale"]',
    `scale.mean_ = np.array(${quoted(features.map(({ mean }) => mean))})`,
    `scale.scale_ = np.array(${quoted(features.map((feature) => feature.scale))})`,
    'scale.var_ = scale.scale_**2',
    'scale.n_features_in_ = len(scale.mean_)',
  ];
}

function estimatorLines({ neurons, decision }: Scorer): string[] {
  const isOne = decision.kind === 'value';
  const weights = neurons.map(({ standardised }) => quoted(standardised.weights));
  const biases = neurons.map(({ standardised }) => standardised.bias);
  return [
    '',
    'estimator = pipeline["estimator"]',
    ...(isOne
      ? [`estimator.coef_ = np.array(${weights[0]})`]
      : [
          'estimator.coef_ = np.array([',
          ...indented(
            weights.map((row) => `${row},`),
            2,
          ),
          '])',
        ]),
    `estimator.intercept_ = ${isOne ? biases[0] : `np.array(${quoted(biases)})`}`,
    ...(isOne ? [] : [`estimator.classes_ = np.array(${quoted(classesOf(decision))}, dtype=object)`]),
    'estimator.n_features_in_ = len(scale.mean_)',
  ];
}

/** Probabilities that know nothing of one another: each has an estimator of its own. */
function eachLines({ neurons, decision }: Scorer): string[] {
  const rows = neurons.map(({ standardised: { bias, weights } }) => `(${bias}, ${quoted(weights)}),`);
  return [
    '',
    'estimator = pipeline["estimator"]',
    `estimator.classes_ = np.array(${quoted(classesOf(decision))}, dtype=object)`,
    'estimator.label_binarizer_ = LabelBinarizer(sparse_output=True).fit(estimator.classes_)',
    'estimator.n_features_in_ = len(scale.mean_)',
    'estimator.estimators_ = []',
    'for bias, weights in [',
    ...indented(rows, 2),
    ']:',
    '    one = LogisticRegression()',
    '    one.coef_, one.intercept_, one.classes_ = np.array([weights]), np.array([bias]), np.array([0, 1])',
    '    one.n_features_in_ = len(scale.mean_)',
    '    estimator.estimators_.append(one)',
  ];
}

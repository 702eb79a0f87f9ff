import type { Say } from '../messages';

/** The words that a report has in common with the page. */
export function reportWords(say: Say) {
  return {
    accuracy: say('Accuracy', {}),
    actualClass: say('Actual', {}),
    adjustedR2: say('Adjusted R²', {}),
    auc: say('Area under the ROC curve (AUC): {0}', {}),
    bias: say('bias', {}),
    classScores: say('Scores by class', {}),
    confusion: say('Confusion matrix', {}),
    diverges: say('diverges above {0}', {}),
    equation: say('Equation', {}),
    f1: say('F1', {}),
    feature: say('Feature', {}),
    inference: say('How sure the weights are', {}),
    interval: say('95 % interval', {}),
    intervalOf: say('{0} to {1}', {}),
    iteration: say('Iteration', {}),
    iterations: say('Iterations', {}),
    learningRate: say('Learning rate', {}),
    logLoss: say('Log loss', {}),
    mae: say('Mean absolute error (MAE)', {}),
    metricsOfBoth: say('Metrics', {}),
    misclassified: say('Misclassified rows', {}),
    mse: say('Mean squared error (MSE)', {}),
    precision: say('Precision', {}),
    predictedClass: say('Predicted', {}),
    r2: say('Coefficient of determination (R²)', {}),
    recall: say('Recall', {}),
    restClass: say('rest', {}),
    rmse: say('Root mean squared error (RMSE)', {}),
    rows: say('Rows', {}),
    rss: say('Residual sum of squares (RSS)', {}),
    safe: say('safe up to {0}', {}),
    stale: say('edited or read in another way since this training', {}),
    standardError: say('Standard error', {}),
    standardisedUnits: say('per standard deviation', {}),
    standardisedWeight: say('Standardised weight', {}),
    support: say('Rows', {}),
    trainingRows: say('Training', {}),
    validationRows: say('Validation', {}),
    weight: say('Weight', {}),
    weights: say('Weights', {}),
    weightUnits: say('in column units', {}),
  };
}

export type ReportWords = Readonly<ReturnType<typeof reportWords>>;

/** What a report is written in. */
export interface Language {
  readonly say: Say;
  readonly words: ReportWords;
}

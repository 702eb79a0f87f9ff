import { l10n } from 'vscode';
import type { PanelText } from '../protocol';

/** The words of the page in the user's language. */
export function panelText(): PanelText {
  return {
    accuracy: l10n.t('Accuracy'),
    bias: l10n.t('bias'),
    equation: l10n.t('Equation'),
    error: l10n.t('Error'),
    feature: l10n.t('Feature'),
    information: l10n.t('Information'),
    invalidIterations: l10n.t('Expected a whole number from 1 to 10,000,000, or auto.'),
    invalidLearningRate: l10n.t('Expected a number above 0, such as 0.01, or auto.'),
    iteration: l10n.t('Iteration'),
    iterations: l10n.t('Iterations'),
    keyboardHint: l10n.t(
      'The arrow keys read the loss iteration by iteration, Page Up and Page Down in larger steps, Home and End at the ends.',
    ),
    learningRate: l10n.t('Learning rate'),
    logLoss: l10n.t('Log loss'),
    logScale: l10n.t('Log scale'),
    lossAt: l10n.t('Iteration {0}: {1}'),
    lossChart: l10n.t('{0}: {1} at iteration 0, {2} at iteration {3}'),
    lossTable: l10n.t('Losses as a table'),
    mae: l10n.t('Mean absolute error (MAE)'),
    metrics: l10n.t('Metrics on the rows trained on'),
    misclassified: l10n.t('Misclassified rows'),
    mse: l10n.t('Mean squared error (MSE)'),
    previousRun: l10n.t('Previous run'),
    progress: l10n.t('Iteration {0} of {1}, loss {2}'),
    r2: l10n.t('Coefficient of determination (R²)'),
    reading: l10n.t('Reading {0}…'),
    retry: l10n.t('Try Again'),
    rows: l10n.t('Rows'),
    rss: l10n.t('Residual sum of squares (RSS)'),
    stale: l10n.t('edited since this training'),
    standardisedUnits: l10n.t('per standard deviation'),
    standardisedWeight: l10n.t('Standardised weight'),
    stop: l10n.t('Stop'),
    thisRun: l10n.t('This run'),
    trainAgain: l10n.t('Train Again'),
    training: l10n.t('Training…'),
    waiting: l10n.t('Nothing has been trained yet.'),
    warning: l10n.t('Warning'),
    weight: l10n.t('Weight'),
    weights: l10n.t('Weights'),
    weightsCaption: l10n.t(
      'The bars show standardised weights: what one standard deviation of a feature adds, so that they can be compared.',
    ),
    weightsChart: l10n.t(
      'Bar chart of the standardised weights, the largest first; the table below holds the numbers.',
    ),
    weightsLargest: l10n.t('The {0} largest of {1} are drawn.'),
    weightUnits: l10n.t('in column units'),
  };
}

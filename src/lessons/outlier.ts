import { experimentIn, furthestRow, type Lesson, type LessonSetup, metricOf, weightsOf } from './lesson';

const LINE: LessonSetup = { target: 'y', features: ['x'], estimator: 'linear', options: { loss: 'mse' } };

/** The first row is on the second line. */
const FIRST_LINE = 2;

/** What part of the error is left at most, for it to be called almost nothing, and about half. */
const NOTHING = 0.05;
const HALF = 0.75;

export const outlier: Lesson = {
  id: 'outlier',
  sample: 'anscombe-3.csv',
  trainings: [
    () => LINE,
    (before) => ({ ...LINE, excluded: [furthestRow(experimentIn(before, 0)).line - FIRST_LINE] }),
  ],
  words: (say) => ({
    title: say('What one outlier does', {}),
    setting: say(
      'Ten of these eleven points lie almost on one line, the other far above it. A neuron is trained on all of them, then without that one.',
      {},
    ),
    question: say('One point of eleven lies far off: how much of MSE is left without it?', {}),
    answers: [
      say('About ten elevenths: one row of eleven is gone', {}),
      say('About half', {}),
      say('Almost nothing', {}),
    ],
  }),
  verdict(experiments, say) {
    const all = experimentIn(experiments, 0);
    const others = experimentIn(experiments, 1);
    const [bias = Number.NaN, slope = Number.NaN] = weightsOf(all);
    const [newBias = Number.NaN, newSlope = Number.NaN] = weightsOf(others);
    const [mse, newMse] = [metricOf(all, 'mse'), metricOf(others, 'mse')];
    const left = newMse / mse;
    const { line, residual } = furthestRow(all);
    return {
      right: left <= NOTHING ? 2 : left <= HALF ? 1 : 0,
      sentences: [
        say(
          'With all rows MSE is {mse}; the outlier, on line {line}, has a residual of {residual}. Without it MSE is {newMse}: {left}% is left.',
          { mse, line, residual, newMse, left: 100 * left },
        ),
        say(
          'The line was y = {bias} + {slope}·x and is y = {newBias} + {newSlope}·x without the outlier: one point had turned it.',
          {
            bias,
            slope,
            newBias,
            newSlope,
          },
        ),
        say(
          'A squared residual counts by its square, so the line goes far to meet one point. Click the cross in the fit to put it back, then choose the mean absolute error as the loss: it gives way much less.',
          {},
        ),
      ],
    };
  },
};

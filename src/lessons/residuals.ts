import { experimentIn, furthestRow, type Lesson, type LessonSetup, metricOf, weightsOf } from './lesson';

const LINE: Omit<LessonSetup, 'options'> = { target: 'y', features: ['x'], estimator: 'linear' };

/** Slopes that differ by less than this part of themselves are the same: what is left of them is rounding. */
const SAME = 1e-6;

export const residuals: Lesson = {
  id: 'residuals',
  sample: 'anscombe-1.csv',
  trainings: [() => ({ ...LINE, options: { loss: 'rss' } }), () => ({ ...LINE, options: { loss: 'mse' } })],
  words: (say) => ({
    title: say('Residuals, RSS and MSE', {}),
    setting: say(
      'A residual is what a row says less what the line says. A line is trained twice: on the sum of the squared residuals (RSS), then on their mean (MSE = RSS / n).',
      {},
    ),
    question: say('One line of least RSS, one of least MSE: how will they differ?', {}),
    answers: [
      say('Not at all: the same weights make both least', {}),
      say('That of RSS is steeper: its numbers are larger', {}),
      say('That of MSE is steeper: a mean is fairer to small residuals', {}),
    ],
  }),
  verdict(experiments, say) {
    const sum = experimentIn(experiments, 0);
    const mean = experimentIn(experiments, 1);
    const [sumBias = Number.NaN, sumSlope = Number.NaN] = weightsOf(sum);
    const [bias = Number.NaN, slope = Number.NaN] = weightsOf(mean);
    const rss = metricOf(sum, 'rss');
    const mse = metricOf(mean, 'mse');
    const { line, residual } = furthestRow(mean);
    const apart = sumSlope / slope - 1;
    return {
      right: Math.abs(apart) < SAME ? 0 : apart > 0 ? 1 : 2,
      sentences: [
        say('On RSS the line came to y = {sumBias} + {sumSlope}·x, on MSE to y = {bias} + {slope}·x.', {
          sumBias,
          sumSlope,
          bias,
          slope,
        }),
        say('RSS is {rss} and MSE {mse}: RSS / MSE = {ratio}, and the table has {rows} rows.', {
          rss,
          mse,
          ratio: rss / mse,
          rows: mean.start.rows.used,
        }),
        say(
          'The largest residual is {residual}, on line {line}. Its square, {square}, is {share}% of RSS: squares make large residuals count most.',
          { residual, line, square: residual ** 2, share: (100 * residual ** 2) / metricOf(mean, 'rss') },
        ),
      ],
    };
  },
};

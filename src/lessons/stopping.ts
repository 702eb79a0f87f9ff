import { RUN_ENDS } from '../messages';
import { type Experiment, experimentIn, type Lesson } from './lesson';

/** How near to the last loss is near enough. */
const ENOUGH = 0.01;

/** What part of the iterations is early, and what is not near the end yet. */
const EARLY = 0.1;
const MIDDLE = 0.75;

export const stopping: Lesson = {
  id: 'stopping',
  sample: 'auto-mpg.csv',
  trainings: [
    () => ({
      target: 'mpg',
      features: ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'],
      estimator: 'linear',
      options: { loss: 'mse' },
    }),
  ],
  words: (say) => ({
    title: say('When to stop', {}),
    setting: say(
      'A training goes on until the gradient is a billionth of its first value: the curve shows the loss at every one of its iterations.',
      {},
    ),
    question: say('When will the loss be within 1 % of where it ends?', {}),
    answers: [say('In the first tenth of the iterations', {}), say('About halfway', {}), say('Only near the end', {})],
  }),
  verdict(experiments, say) {
    const experiment = experimentIn(experiments, 0);
    const { losses, result } = experiment;
    const last = result.loss.value;
    const near = firstNear(experiment);
    const part = near / result.iterations;
    return {
      right: part <= EARLY ? 0 : part <= MIDDLE ? 1 : 2,
      sentences: [
        say('The loss began at {first} and ended at {last}: {end}.', {
          first: losses.at(0) ?? Number.NaN,
          last,
          end: say(RUN_ENDS[result.status], { iterations: result.iterations }),
        }),
        say(
          'It was within 1 % of its end at iteration {near}, after {percent}% of the way. The other {others} iterations took only {gain} off it.',
          {
            near,
            percent: 100 * part,
            others: result.iterations - near,
            gain: (losses.at(near) ?? Number.NaN) - last,
          },
        ),
        say(
          'To stop earlier, set a larger tolerance, fewer iterations, or a patience: with rows held back, training then ends when their loss no longer falls.',
          {},
        ),
      ],
    };
  },
};

/** The first iteration whose loss is near enough to the last. */
function firstNear({ losses, result }: Experiment): number {
  const enough = (1 + ENOUGH) * result.loss.value;
  let k = 0;
  while (k < result.iterations && (losses.at(k) ?? Number.NaN) > enough) k++;
  return k;
}

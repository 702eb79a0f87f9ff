import { RUN_ENDS, type Say } from '../messages';
import { type Experiment, experimentIn, type Lesson, type LessonSetup } from './lesson';

const CARS: Omit<LessonSetup, 'options'> = { target: 'mpg', features: ['weight_lbs', 'year'], estimator: 'linear' };

/** How many times the automatic learning rate; training diverges above twice it. */
const SMALL = 0.01;
const LARGE = 2.1;

const timesAutomatic = (factor: number) => (before: readonly Experiment[]) => ({
  ...CARS,
  options: { loss: 'mse' as const, learningRate: factor * experimentIn(before, 0).start.automaticRate },
});

export const learningRate: Lesson = {
  id: 'learningRate',
  sample: 'auto-mpg.csv',
  trainings: [() => ({ ...CARS, options: { loss: 'mse' } }), timesAutomatic(SMALL), timesAutomatic(LARGE)],
  words: (say) => ({
    title: say('The learning rate', {}),
    setting: say(
      'A step is the learning rate times the gradient. The same neuron is trained three times: with the automatic learning rate, with a hundredth of it, and with {factor} times as much.',
      { factor: LARGE },
    ),
    question: say('{factor} times the automatic learning rate: what will the training do?', { factor: LARGE }),
    answers: [
      say('Arrive sooner: larger steps, fewer iterations', {}),
      say('Swing from side to side, but arrive', {}),
      say('Diverge: each step overshoots, and the loss grows without end', {}),
    ],
  }),
  verdict(experiments, say) {
    const automatic = experimentIn(experiments, 0);
    const small = experimentIn(experiments, 1);
    const large = experimentIn(experiments, 2);
    const { status, iterations } = large.result;
    const isSooner = status === 'converged' && iterations < automatic.result.iterations;
    return {
      right: status === 'diverged' ? 2 : isSooner ? 0 : 1,
      sentences: [
        say('Right, {rate}: {end}, with a loss of {loss}.', endOf(automatic, say)),
        say('Too small, {rate}: {end}, with a loss of {loss}.', endOf(small, say)),
        say('{factor} times as much, {rate}: {end}, with a loss of {loss}.', { ...endOf(large, say), factor: LARGE }),
        say(
          'On this table the limit is {limit}, marked on the slider of the panel: below it each step comes nearer to the least loss, above it each overshoots by more than the one before.',
          { limit: automatic.start.rateLimit?.value ?? Number.NaN },
        ),
      ],
    };
  },
};

function endOf({ start, result }: Experiment, say: Say) {
  const { status, iterations, loss } = result;
  return { rate: start.learningRate, end: say(RUN_ENDS[status], { iterations }), loss: loss.value };
}

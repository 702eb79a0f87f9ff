import { explain } from '../core/model/fitted';
import { RUN_ENDS } from '../messages';
import { experimentIn, type Lesson, type LessonSetup, metricOf } from './lesson';

/** The first row of the table. */
const PENGUIN: Readonly<Record<string, string>> = { body_mass_g: '3750', beak_depth_mm: '18.7' };

const SEXES: Pick<LessonSetup, 'target' | 'features'> = { target: 'sex', features: ['body_mass_g', 'beak_depth_mm'] };

export const stepAndSigmoid: Lesson = {
  id: 'stepAndSigmoid',
  sample: 'penguins.csv',
  trainings: [
    () => ({ ...SEXES, estimator: 'perceptron', options: { loss: 'perceptron' } }),
    () => ({ ...SEXES, estimator: 'sigmoid', options: { loss: 'log' } }),
  ],
  words: (say) => ({
    title: say('Step against sigmoid', {}),
    setting: say(
      'Male and female penguins overlap in body mass and beak depth: no line parts them without a mistake. A perceptron, whose activation is a step, corrects its weights after each mistake; a sigmoid neuron then learns the same.',
      {},
    ),
    question: say('Male and female penguins overlap: what will a perceptron do in 100 passes?', {}),
    answers: [
      say('Settle: after some passes nothing changes any more', {}),
      say('Never settle: its mistakes go up and down to the last pass', {}),
      say('Learn nothing: without such a line it can only guess', {}),
    ],
  }),
  verdict(experiments, say) {
    const perceptron = experimentIn(experiments, 0);
    const sigmoid = experimentIn(experiments, 1);
    const { status, iterations, kept } = perceptron.result;
    const { used } = perceptron.start.rows;
    const best = metricOf(perceptron, 'misclassified');
    const isGuess = 2 * best >= used;
    const certain = explain(sigmoid.result.model, (column) => PENGUIN[column]);
    const decided = explain(perceptron.result.model, (column) => PENGUIN[column]);
    return {
      right: status === 'converged' ? 0 : isGuess ? 2 : 1,
      sentences: [
        say(
          'The perceptron made {passes} passes. After the last, {last} of {rows} rows were on the wrong side; after the best, number {kept}, {best}. Those weights were kept.',
          { passes: iterations, last: perceptron.losses.at(iterations) ?? Number.NaN, rows: used, kept, best },
        ),
        say(
          'A step has no slope to go down. A sigmoid has one everywhere, so gradient descent took the log loss of the sigmoid neuron from {first} to {last}: {end}.',
          {
            first: sigmoid.losses.at(0) ?? Number.NaN,
            last: sigmoid.result.loss.value,
            end: say(RUN_ENDS[sigmoid.result.status], { iterations: sigmoid.result.iterations }),
          },
        ),
        say(
          'It also says how sure it is: the first penguin ({mass} g, {depth} mm) is male with a probability of {probability}. The step says only {step}.',
          {
            mass: Number(PENGUIN.body_mass_g),
            depth: PENGUIN.beak_depth_mm ?? '',
            probability: 'activated' in certain ? certain.activated : Number.NaN,
            step: 'activated' in decided ? decided.activated : Number.NaN,
          },
        ),
      ],
    };
  },
};

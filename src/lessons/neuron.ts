import { explain } from '../core/model/fitted';
import { formatFixed } from '../format';
import { experimentIn, type Lesson, weightsOf } from './lesson';

/** The first row of the table. */
const CAR: Readonly<Record<string, string>> = { mpg: '18', weight_lbs: '3504', year: '1970' };

export const neuron: Lesson = {
  id: 'neuron',
  sample: 'auto-mpg.csv',
  trainings: [
    () => ({ target: 'mpg', features: ['weight_lbs', 'year'], estimator: 'linear', options: { loss: 'mse' } }),
  ],
  words: (say) => ({
    title: say('What a neuron computes', {}),
    setting: say(
      'A neuron is to learn how far a car goes on a gallon from two columns: its weight in pounds and its year.',
      {},
    ),
    question: say('mpg ≈ w0 + w1·weight_lbs + w2·year: what will w1 be?', {}),
    answers: [
      say('Above 0: each pound adds miles per gallon', {}),
      say('Below 0: each pound takes some away', {}),
      say('0: the weight of a car tells nothing', {}),
    ],
  }),
  verdict(experiments, say) {
    const experiment = experimentIn(experiments, 0);
    const [bias = Number.NaN, weight = Number.NaN] = weightsOf(experiment);
    const sum = explain(experiment.result.model, (column) => CAR[column]);
    const [first, second] = 'terms' in sum ? sum.terms.map(({ product }) => product) : [];
    return {
      right: weight > 0 ? 0 : weight < 0 ? 1 : 2,
      sentences: [
        say('w1 came to {weight}: 100 lb more change the prediction by {change} mpg.', {
          weight,
          change: 100 * weight,
        }),
        say(
          'Of the first car ({pounds} lb, of {year}) the neuron computes w0 + w1·x1 + w2·x2 = {bias} + ({first}) + ({second}) = {prediction} mpg; its row says {actual}.',
          {
            pounds: Number(CAR.weight_lbs),
            year: CAR.year ?? '',
            bias: formatFixed(bias),
            first: formatFixed(first ?? Number.NaN),
            second: formatFixed(second ?? Number.NaN),
            prediction: formatFixed('output' in sum ? sum.output : Number.NaN),
            actual: CAR.mpg ?? '',
          },
        ),
        say(
          'Nothing is done with the sum: the activation of a linear regression is the identity. Rest the pointer on any value of the table to see the sum of its row.',
          {},
        ),
      ],
    };
  },
};

import type { Say } from '../messages';
import type { RunResult, RunStart, Setup, TrainOptions } from '../protocol';

/** A short experiment: what will happen is predicted, then it happens, and the numbers of the trainings say who was right. */
export interface Lesson {
  readonly id: string;
  /** The file among the sample tables. */
  readonly sample: string;
  /** One after another; each may look at those before it. */
  readonly trainings: readonly ((before: readonly Experiment[]) => LessonSetup)[];
  words(say: Say): LessonWords;
  /** What came of the trainings, in their order. */
  verdict(experiments: readonly Experiment[], say: Say): Verdict;
}

export interface LessonWords {
  readonly title: string;
  /** What is done, before it is done. */
  readonly setting: string;
  /** Short enough for the line above a list. */
  readonly question: string;
  readonly answers: readonly [string, string, string];
}

/** What a training is set up with; options that are not named have their defaults, whatever the settings are. */
export type LessonSetup = Pick<Setup, 'target' | 'positive' | 'features' | 'estimator' | 'excluded'> & {
  readonly options: Partial<TrainOptions> & Required<Pick<TrainOptions, 'loss'>>;
};

/** A training that has come to its end. */
export interface Experiment {
  readonly start: RunStart;
  readonly result: RunResult;
  readonly losses: { readonly length: number; at(iteration: number): number | undefined };
}

export interface Verdict {
  /** The place of the answer that has come true. */
  readonly right: number;
  readonly sentences: readonly string[];
}

/** The `k`th of the trainings; a lesson is judged when all have ended. */
export function experimentIn(experiments: readonly Experiment[], k: number): Experiment {
  const found = experiments[k];
  if (!found) throw new Error(`the training ${k + 1} of the lesson has not ended`);
  return found;
}

/** A metric that every model of the lesson has. */
export function metricOf({ result }: Experiment, name: keyof RunResult['metrics']): number {
  return result.metrics[name] ?? Number.NaN;
}

/** Bias and weights in the units of the columns, of a model of one neuron. */
export function weightsOf({ result }: Experiment): readonly number[] {
  const [neuron] = result.model.neurons;
  return neuron ? [neuron.bias, ...neuron.weights] : [];
}

/** Of the rows trained on, the one that the model is furthest from: its line in the file, from 1, and its residual. */
export function furthestRow({ result }: Experiment): { readonly line: number; readonly residual: number } {
  const { lines, values } = result.rowReport?.worst ?? {};
  return { line: lines?.[0] ?? Number.NaN, residual: values?.[0] ?? Number.NaN };
}

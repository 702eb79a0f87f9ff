import { DataError } from '../fault';
import { recipeOf, type Setup } from '../model/setup';
import type { Optimizer } from './optimizer';
import type { Descended } from './problem';
import { optimizerOf } from './rates';
import { beginning, type Course, type TrainingOptions } from './train';

/** How a problem is descended: the optimiser, when it stops, and where it begins. */
export interface Method {
  readonly optimizer: Optimizer;
  readonly options: TrainingOptions;
  begin(): Course;
}

/** `learningRate` is the number in force. */
export function methodOf({ objective, validation, terrain }: Descended, setup: Setup, learningRate: number): Method {
  const { maxIterations } = recipeOf(setup);
  const { tolerance, seed, patience, initial } = setup.options;
  const { start } = setup;
  if (start && start.length !== objective.size) {
    throw new DataError('startUnfit', { found: start.length, expected: objective.size });
  }
  const { loss } = terrain;
  const options: TrainingOptions = {
    maxIterations,
    tolerance,
    seed,
    patience,
    initial,
    ...(start && { start }),
    keepBest: loss.shape === 'cornered' || (patience > 0 && validation !== undefined),
    countsMistakes: loss.charted !== undefined,
  };
  const optimizer = optimizerOf(terrain, setup.options, learningRate, maxIterations);
  return { optimizer, options, begin: () => beginning(objective, optimizer, options) };
}

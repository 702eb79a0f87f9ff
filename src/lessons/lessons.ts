import { learningRate } from './learningRate';
import type { Lesson } from './lesson';
import { neuron } from './neuron';
import { outlier } from './outlier';
import { residuals } from './residuals';
import { stepAndSigmoid } from './stepAndSigmoid';
import { stopping } from './stopping';

/** In the order in which they are taught; each builds on those before it. */
export const LESSONS: readonly Lesson[] = [neuron, stepAndSigmoid, residuals, outlier, learningRate, stopping];

export const lessonOf = (id: unknown): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);

export function lessonAfter(lesson: Lesson): Lesson | undefined {
  return LESSONS[LESSONS.indexOf(lesson) + 1];
}

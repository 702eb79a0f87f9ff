import { formatCount } from '../format';
import type { Say } from '../messages';
import type { LessonCard } from '../protocol';
import type { Lesson, Verdict } from './lesson';
import { LESSONS, lessonAfter } from './lessons';

/** `Lesson 3 of 6: residuals, RSS and MSE`. */
export function titleOf(lesson: Lesson, say: Say): string {
  const place = { number: formatCount(LESSONS.indexOf(lesson) + 1), count: formatCount(LESSONS.length) };
  return say('Lesson {number} of {count}: {title}', { ...place, title: lesson.words(say).title });
}

/** A lesson as the page shows it: what was predicted, and once the trainings have ended what came true. */
export function cardOf(lesson: Lesson, chosen: number, say: Say, verdict?: Verdict): LessonCard {
  const { setting, question, answers } = lesson.words(say);
  const next = lessonAfter(lesson);
  const words = { yours: say('your prediction', {}), happened: say('what happened', {}) };
  return {
    lesson: lesson.id,
    title: titleOf(lesson, say),
    setting,
    question,
    answers: answers.map((text, k) => ({
      text,
      isRight: k === verdict?.right,
      marks: [...(k === chosen ? [words.yours] : []), ...(k === verdict?.right ? [words.happened] : [])],
    })),
    ...(verdict && {
      outcome: {
        isRight: verdict.right === chosen,
        headline:
          verdict.right === chosen ? say('You were right.', {}) : say('It went another way than you predicted.', {}),
        sentences: verdict.sentences,
      },
    }),
    ...(next && { next: { lesson: next.id, text: say('Next Lesson: {title}', { title: next.words(say).title }) } }),
    again: say('Predict Again', {}),
    close: say('Close the Lesson', {}),
  };
}

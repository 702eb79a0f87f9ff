import type { Course } from './train';

/** A copy from which training goes on to the same bits, whatever becomes of the original. */
export function copyOf(course: Course): Course {
  const { kept, progress } = course;
  return {
    ...course,
    parameters: course.parameters.slice(),
    gradient: course.gradient.slice(),
    memory: course.memory.map((vector) => vector.slice()),
    random: course.random.slice(),
    kept: { ...kept, parameters: kept.parameters.slice() },
    progress: { ...progress },
  };
}

const NUMBER_BYTES = 8;
/** Of the plain numbers and the objects around them. */
const FRAME_BYTES = 512;

export function bytesOf({ parameters, memory }: Course): number {
  return FRAME_BYTES + NUMBER_BYTES * parameters.length * (3 + memory.length);
}

import type { Gathering } from '../../src/core/table/gatherer';

/** The rows of a block column by column, nothing for one that is none of numbers; or the end of a group. */
export type Taken = 'closed' | readonly (readonly number[] | undefined)[];

/** Writes down all that a gatherer is given. */
export function gatheringInto(taken: Taken[]): Gathering {
  return {
    bytesFor: () => 0,
    begin: (memory) => ({
      take: (positions, rows) => {
        taken.push(positions.map((at) => (at < 0 ? undefined : [...new Float64Array(memory.buffer, at, rows)])));
      },
      closeGroup: () => {
        taken.push('closed');
      },
    }),
  };
}

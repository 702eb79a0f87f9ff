/** Where an iteration lies on the axis, and what iteration lies there. */
export interface IterationScale {
  position(iteration: number): number;
  iteration(position: number): number;
  /** The first iteration at or beyond a share of the axis, from 0 to 1, where the iterations `from` … `end` − 1 fill it. */
  edge(share: number, end: number, from?: number): number;
}

export const evenly: IterationScale = {
  position: (iteration) => iteration,
  iteration: (position) => position,
  edge: (share, end, from = 0) => Math.ceil(from + share * (end - from)),
};

/** log(1 + k): the first iterations, in which a loss falls fastest, take the most room, and iteration 0 has a place. */
export const logarithmically: IterationScale = {
  position: (iteration) => Math.log1p(iteration),
  iteration: (position) => Math.expm1(position),
  edge: (share, end, from = 0) =>
    share === 1 ? Math.ceil(end) : Math.ceil((1 + from) * ((1 + end) / (1 + from)) ** share - 1),
};

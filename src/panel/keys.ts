/** Where a key leads from iteration `at` of `last`. */
export const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at, last) => at - Math.ceil(last / 20),
  PageDown: (at, last) => at + Math.ceil(last / 20),
  Home: () => 0,
  End: (_, last) => last,
};

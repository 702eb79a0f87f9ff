import type { NumberControl } from '../protocol';

export type Rate = number | 'auto';

/** A number, or the word that stands for one. */
export type Option = Rate | 'all';

/** As the trainer takes them. */
const MOST_ITERATIONS = 10_000_000;

const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^\d{1,3}([, _]\d{3})+$/;

/** A learning rate as a person writes it, above 0; an empty field is `auto`. Undefined: it is none. */
export function parseLearningRate(text: string): Rate | undefined {
  const rate = parse(text.trim());
  return rate === 'auto' || (rate > 0 && Number.isFinite(rate)) ? rate : undefined;
}

/** A number of iterations, thousands marked or not; an empty field is `auto`. Undefined: it is none. */
export function parseIterations(text: string): Rate | undefined {
  const written = text.trim();
  const count = parse(THOUSANDS.test(written) ? written.replace(/\D/g, '') : written);
  return count === 'auto' || (Number.isInteger(count) && count >= 1 && count <= MOST_ITERATIONS) ? count : undefined;
}

/** An option as the host describes it; an empty field is its word, where it has one. Undefined: it is none. */
export function parseIn(
  { word, least, above, most, whole }: Pick<NumberControl, 'word' | 'least' | 'above' | 'most' | 'whole'>,
  text: string,
): Option | undefined {
  const written = text.trim().toLowerCase();
  if (word && (written === word || written === '')) return word;
  const value = DECIMAL.test(written) ? Number(written) : Number.NaN;
  const isEnough = above ? value > least : value >= least;
  return isEnough && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
}

/** Whether an option is a number beyond a limit, where there is one. */
export function isAbove(option: Option | undefined, limit: number | undefined): boolean {
  return limit !== undefined && typeof option === 'number' && option > limit;
}

function parse(text: string): Rate {
  if (text === '' || text.toLowerCase() === 'auto') return 'auto';
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

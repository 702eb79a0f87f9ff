export type Option = number | 'auto';

/** As the trainer takes them. */
const MOST_ITERATIONS = 10_000_000;

const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^\d{1,3}([, _]\d{3})+$/;

/** A learning rate as a person writes it, above 0; an empty field is `auto`. Undefined: it is none. */
export function parseLearningRate(text: string): Option | undefined {
  const rate = parse(text.trim());
  return rate === 'auto' || (rate > 0 && Number.isFinite(rate)) ? rate : undefined;
}

/** A number of iterations, thousands marked or not; an empty field is `auto`. Undefined: it is none. */
export function parseIterations(text: string): Option | undefined {
  const written = text.trim();
  const count = parse(THOUSANDS.test(written) ? written.replace(/\D/g, '') : written);
  return count === 'auto' || (Number.isInteger(count) && count >= 1 && count <= MOST_ITERATIONS) ? count : undefined;
}

/** Whether an option is a number beyond a limit, where there is one. */
export function isAbove(option: Option | undefined, limit: number | undefined): boolean {
  return limit !== undefined && typeof option === 'number' && option > limit;
}

function parse(text: string): Option {
  if (text === '' || text.toLowerCase() === 'auto') return 'auto';
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/** Marks that an axis can hold without crowding. */
const MOST = 6;

/**
 * The marks of a logarithmic axis: powers of ten, of many decades every so many; of few also 2 and 5 times them; within a part of
 * one decade, where none of these lie, even steps.
 */
export function logarithmicMarks(min: number, max: number): number[] {
  const within = (value: number) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9);
  const first = Math.floor(Math.log10(min));
  const exponents = Array.from({ length: Math.floor(Math.log10(max)) - first + 1 }, (_, k) => first + k);
  const fine = exponents.flatMap((e) => [10 ** e, 2 * 10 ** e, 5 * 10 ** e]).filter(within);
  if (fine.length < 3) return evenMarks(min, max);
  if (fine.length <= MOST) return fine;
  const stride = Math.ceil(exponents.length / MOST);
  return exponents.filter((e) => e % stride === 0 && within(10 ** e)).map((e) => 10 ** e);
}

/** Marks in even steps of 1, 2 or 5 times a power of ten. */
export function evenMarks(min: number, max: number, most = MOST): number[] {
  const rough = (max - min) / (most - 2);
  if (!(rough > 0)) return [min];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const first = Math.ceil(min / step);
  return Array.from({ length: Math.floor(max / step) - first + 1 }, (_, k) => (first + k) * step);
}

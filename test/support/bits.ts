/** Numbers to the bit, as text. */
export function bitsOf(numbers: Iterable<number>): string[] {
  return Array.from(new BigUint64Array(Float64Array.from(numbers).buffer), (bits) => bits.toString(16));
}

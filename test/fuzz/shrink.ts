/**
 * A smaller input that still fails: parts of it are left out for as long as it does, from halves down to single bytes (Zeller and
 * Hildebrandt, Simplifying and isolating failure-inducing input, 2002).
 */
export async function shrunk(bytes: Uint8Array, fails: (bytes: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
  let smallest = bytes;
  for (let size = bytes.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < smallest.length; ) {
      const without = Uint8Array.from([...smallest.subarray(0, at), ...smallest.subarray(at + size)]);
      if (await fails(without)) smallest = without;
      else at += size;
    }
  }
  return smallest;
}

const LEAST_MATCH = 4;
/** A length of so much in a token goes on in the bytes that follow. */
const LONG_LENGTH = 15;

/**
 * Decodes one block of LZ4: sequences of a token, literals, and a match further back in what has been decoded.
 * Source: the LZ4 block format of its author.
 *
 * @param to where in `output` the block's bytes begin; a match may reach before it
 * @returns where they end
 */
export function decodeBlock(input: Uint8Array, output: Uint8Array, to: number): number {
  let at = 0;
  let end = to;
  const byte = (): number => {
    const value = input[at++];
    if (value === undefined) throw new Error('an LZ4 block ends early');
    return value;
  };
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === LONG_LENGTH ? 255 : 0; more === 255; length += more) more = byte();
    return length;
  };
  while (at < input.length) {
    const token = byte();
    const literals = lengthFrom(token >> 4);
    if (at + literals > input.length || end + literals > output.length) throw new Error('an LZ4 block is damaged');
    output.set(input.subarray(at, at + literals), end);
    at += literals;
    end += literals;
    if (at === input.length) break; // the last sequence has no match
    const offset = byte() | (byte() << 8);
    const length = lengthFrom(token & 15) + LEAST_MATCH;
    if (offset === 0 || offset > end || end + length > output.length) throw new Error('an LZ4 block is damaged');
    if (offset >= length) output.copyWithin(end, end - offset, end - offset + length);
    else for (let k = 0; k < length; k++) output[end + k] = output[end + k - offset] ?? 0;
    end += length;
  }
  return end;
}

/** Decodes one block whose length is known. */
export function decodeRaw(input: Uint8Array, length: number): Uint8Array {
  const output = new Uint8Array(length);
  if (decodeBlock(input, output, 0) !== length) throw new Error('an LZ4 block is not as long as it says');
  return output;
}

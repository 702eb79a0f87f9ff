import { nextBits, randomFrom } from '../../src/core/train/random';
import { INPUTS } from '../corpus/inputs';
import type { Cut } from '../support/byteChecks';
import { mutated } from '../support/mutations';

export interface Input {
  readonly bytes: Uint8Array;
  readonly cut: Cut;
}

/** One input of a seed: the same at all times. */
export function inputOf(seed: number, number: number): Input {
  const random = randomFrom(seed + number);
  const bytes = mutated(INPUTS, random);
  return { bytes, cut: { chunk: 1 + (nextBits(random) % 64), blockBytes: 8 + (nextBits(random) % 120) } };
}

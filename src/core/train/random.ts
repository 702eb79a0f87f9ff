import { log } from '../model/elementary';

/**
 * sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state that are plain data, the same sequence on every host.
 * A seed is spread over the state by splitmix32.
 */
export type RandomState = Uint32Array;

export function randomFrom(seed: number): RandomState {
  const state = new Uint32Array(4);
  let a = seed >>> 0;
  for (let i = 0; i < state.length; i++) {
    a = (a + 0x9e3779b9) >>> 0;
    let t = a ^ (a >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    state[i] = t ^ (t >>> 15);
  }
  return state;
}

/** The next 32 random bits; changes the state. */
export function nextBits(state: RandomState): number {
  const [a = 0, b = 0, c = 0, counter = 0] = state;
  const bits = (a + b + counter) >>> 0;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + bits;
  state[3] = counter + 1;
  return bits;
}

/**
 * Fills `order` with 0 … n − 1 in random order (Fisher and Yates). The bias of the scaled bits is below n / 2³². It may be done in
 * parts, one behind the other: the numbers before `from` have been given their places, those before `to` are.
 */
export function shuffle(order: Uint32Array, state: RandomState, from = 0, to = order.length): void {
  for (let i = from; i < to; i++) {
    const j = Math.floor((nextBits(state) / 0x1_0000_0000) * (i + 1));
    order[i] = order[j]!;
    order[j] = i;
  }
}

/** A draw of the standard normal distribution by Marsaglia's polar method (1964), of two numbers the first. */
export function nextNormal(state: RandomState): number {
  for (;;) {
    const u = nextBits(state) / 0x8000_0000 - 1;
    const v = nextBits(state) / 0x8000_0000 - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
}

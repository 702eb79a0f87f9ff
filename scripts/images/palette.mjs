// Makes a picture of a user interface small: its few colours, and the many shades at the edges of letters, fit a palette.

import { decode, encode } from './png.mjs';

/** @typedef {{ red: number, green: number, blue: number, count: number }} Colour */

/**
 * The 256 most frequent colours stay; every other becomes the nearest of them.
 * @param {Buffer} png in true colour
 * @returns {Buffer} with a palette
 */
export function withPalette(png) {
  const { width, height, channels, pixels } = decode(png);
  /** @type {Map<number, Colour>} */
  const colours = new Map();
  const keys = new Uint32Array(width * height);
  for (let i = 0; i < keys.length; i++) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(i * channels, i * channels + 3);
    const key = (red << 16) | (green << 8) | blue;
    const known = colours.get(key);
    if (known) known.count++;
    else colours.set(key, { red, green, blue, count: 1 });
    keys[i] = key;
  }

  const kept = [...colours.values()].sort((one, other) => other.count - one.count).slice(0, 256);
  const index = new Map([...colours].map(([key, colour]) => [key, nearest(kept, colour)]));
  const palette = Uint8Array.from(kept.flatMap(({ red, green, blue }) => [red, green, blue]));
  return encode(
    width,
    height,
    palette,
    Uint8Array.from(keys, (key) => index.get(key) ?? 0),
  );
}

/**
 * @param {Colour[]} kept
 * @param {Colour} colour
 */
function nearest(kept, colour) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, one] of kept.entries()) {
    const distance = (one.red - colour.red) ** 2 + (one.green - colour.green) ** 2 + (one.blue - colour.blue) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

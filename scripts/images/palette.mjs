// Makes pictures of a user interface small: their few colours, and the many shades at the edges of letters, fit a palette.

import { decode, encode } from './png.mjs';

/** @typedef {{ red: number, green: number, blue: number, count: number }} Colour */

/** @typedef {ReturnType<typeof decode>} Picture */

/**
 * The 256 most frequent colours stay; every other becomes the nearest of them.
 * @param {Buffer} png in true colour
 * @returns {Buffer} with a palette
 */
export function withPalette(png) {
  const picture = decode(png);
  const { colours, indices } = indexed([picture], 256);
  const palette = Uint8Array.from(colours.flatMap(({ red, green, blue }) => [red, green, blue]));
  return encode(picture.width, picture.height, palette, indices[0] ?? new Uint8Array());
}

/**
 * Pictures with one palette: of the most frequent colours of all of them, for each pixel the place of the nearest.
 * @param {readonly Picture[]} pictures
 * @param {number} most
 */
export function indexed(pictures, most) {
  /** @type {Map<number, Colour>} */
  const known = new Map();
  const keys = pictures.map((picture) => countColours(picture, known));
  const colours = [...known.values()].sort((one, other) => other.count - one.count).slice(0, most);
  const index = new Map([...known].map(([key, colour]) => [key, nearest(colours, colour)]));
  return { colours, indices: keys.map((ofOne) => Uint8Array.from(ofOne, (key) => index.get(key) ?? 0)) };
}

/**
 * @param {Picture} picture
 * @param {Map<number, Colour>} colours counted on
 * @returns {Uint32Array} the colour of each pixel as one number
 */
function countColours({ width, height, channels, pixels }, colours) {
  const keys = new Uint32Array(width * height);
  for (let i = 0; i < keys.length; i++) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(i * channels, i * channels + 3);
    const key = (red << 16) | (green << 8) | blue;
    const known = colours.get(key);
    if (known) known.count++;
    else colours.set(key, { red, green, blue, count: 1 });
    keys[i] = key;
  }
  return keys;
}

/**
 * @param {readonly Colour[]} kept
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

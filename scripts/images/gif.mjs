// An animated picture of what a person sees, one frame after another.

import omggif from 'omggif';
import { indexed } from './palette.mjs';
import { decode } from './png.mjs';

/** @typedef {{ png: Buffer, seconds: number }} Frame */

const COLOURS = 255; // and one that lets the frame before show through
const CLEAR = 255;

/**
 * Runs for ever. Of each frame only the rectangle that has changed is kept, and in it only the pixels that have.
 * @param {readonly Frame[]} frames of one size, in true colour
 * @returns {Buffer}
 */
export function animated(frames) {
  const pictures = frames.map(({ png }) => decode(png));
  const [first] = pictures;
  if (!first) throw new Error('No frame to show.');
  const { width, height } = first;
  const { colours, indices } = indexed(pictures, COLOURS);
  const palette = Array.from({ length: 256 }, (_, i) => packed(colours[i]));
  const bytes = Buffer.alloc(2 * width * height * frames.length + 4096);
  const writer = new omggif.GifWriter(bytes, width, height, { palette, loop: 0 });
  for (const [k, { seconds }] of frames.entries()) {
    const whole = indices[k] ?? new Uint8Array();
    const part = changedPart(whole, indices[k - 1], width, height);
    writer.addFrame(part.x, part.y, part.width, part.height, [...part.pixels], {
      delay: Math.round(100 * seconds),
      ...(k > 0 && { transparent: CLEAR }),
      disposal: 1,
    });
  }
  return bytes.subarray(0, writer.end());
}

/** @param {import('./palette.mjs').Colour | undefined} colour */
function packed(colour) {
  return colour ? (colour.red << 16) | (colour.green << 8) | colour.blue : 0;
}

/**
 * @param {Uint8Array} now
 * @param {Uint8Array | undefined} before
 * @param {number} width
 * @param {number} height
 */
function changedPart(now, before, width, height) {
  if (!before) return { x: 0, y: 0, width, height, pixels: now };
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < now.length; i++) {
    if (now[i] === before[i]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (right < 0) return { x: 0, y: 0, width: 1, height: 1, pixels: Uint8Array.of(CLEAR) };
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const pixels = Uint8Array.from({ length: columns * rows }, (_, k) => {
    const i = (top + Math.floor(k / columns)) * width + left + (k % columns);
    return now[i] === before[i] ? CLEAR : (now[i] ?? CLEAR);
  });
  return { x: left, y: top, width: columns, height: rows, pixels };
}

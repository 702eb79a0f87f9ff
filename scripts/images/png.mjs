// Reads the pictures that a browser takes and writes pictures with a palette: 8 bits a sample, not interlaced.
// https://www.w3.org/TR/png-3/

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const CHANNELS = { 2: 3, 6: 4 }; // by colour type: red, green and blue, without and with opacity

/**
 * @param {Buffer} png
 * @returns {{ width: number, height: number, channels: number, pixels: Buffer }}
 */
export function decode(png) {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  const channels = header && header[8] === 8 && header[12] === 0 && CHANNELS[/** @type {2 | 6} */ (header[9])];
  if (!header || !channels) throw new Error('Not a picture of 8 bits a sample in true colour.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)));
  return { width, height, channels, pixels: unfilter(data, width * channels, height, channels) };
}

/**
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array} palette red, green and blue of up to 256 colours
 * @param {Uint8Array} indices one for each pixel
 */
export function encode(width, height, palette, indices) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // bits a sample; colours of a palette
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter: 0 is none
  for (let y = 0; y < height; y++) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const image = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** @param {Buffer} png */
function* chunksOf(png) {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/**
 * @param {string} type
 * @param {Uint8Array} data
 */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What a filter predicts a byte to be from the byte before it, the one above and the one above that. */
const PREDICTIONS = [
  () => 0,
  (/** @type {number} */ before) => before,
  (/** @type {number} */ _, /** @type {number} */ above) => above,
  (/** @type {number} */ before, /** @type {number} */ above) => (before + above) >> 1,
  paeth,
];

/**
 * @param {Buffer} data
 * @param {number} stride bytes a row
 * @param {number} height
 * @param {number} channels
 */
function unfilter(data, stride, height, channels) {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const predict = PREDICTIONS[data[y * (stride + 1)] ?? 0] ?? paeth;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const before = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = y === 0 || x < channels ? 0 : (pixels[at - stride - channels] ?? 0);
      pixels[at] = (data[y * (stride + 1) + 1 + x] ?? 0) + predict(before, above, corner);
    }
  }
  return pixels;
}

/**
 * The one of the three that is nearest to before + above − corner.
 * @param {number} before
 * @param {number} above
 * @param {number} corner
 */
function paeth(before, above, corner) {
  const toBefore = Math.abs(above - corner);
  const toAbove = Math.abs(before - corner);
  const toCorner = Math.abs(before + above - 2 * corner);
  if (toBefore <= toAbove && toBefore <= toCorner) return before;
  return toAbove <= toCorner ? above : corner;
}

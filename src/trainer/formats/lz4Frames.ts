import { decodeBlock } from './lz4';

const FRAME_MAGIC = 0x184d2204;
/** The last four bits are the writer's. */
const SKIPPABLE_MAGIC = 0x184d2a50;
/** Of a block's length, says that it is stored as it is. */
const STORED = 0x80000000;

/** Decodes frames, one behind another; checksums are passed over. Source: the LZ4 frame format, version 1.6. */
export function decodeFrames(input: Uint8Array): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const output = new Output();
  for (let at = 0; at < input.length; ) {
    const magic = view.getUint32(at, true);
    if (magic === FRAME_MAGIC) at = decodeFrame(view, at + 4, output);
    else if ((magic & ~15) >>> 0 === SKIPPABLE_MAGIC) at += 8 + view.getUint32(at + 4, true);
    else throw new Error('an LZ4 frame begins with other bytes');
  }
  return output.bytes.subarray(0, output.length);
}

/** Decodes a frame from behind its magic number on, and returns where it ends. */
function decodeFrame(view: DataView, start: number, output: Output): number {
  const flags = view.getUint8(start);
  const has = (bit: number) => (flags >> bit) & 1;
  const blockBytes = 1 << (8 + 2 * ((view.getUint8(start + 1) >> 4) & 7));
  // Flags, block size and header checksum, and between them the length of the content and a dictionary's number.
  let at = start + 3 + 8 * has(3) + 4 * has(0);
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return at + 4 * has(2);
    const bytes = size & ~STORED;
    const block = new Uint8Array(view.buffer, view.byteOffset + at, bytes);
    output.reserve(Math.max(blockBytes, bytes));
    if (size >= STORED) output.append(block);
    else output.length = decodeBlock(block, output.bytes, output.length);
    at += bytes + 4 * has(4);
  }
}

/** What has been decoded: blocks may refer to those before. */
class Output {
  bytes = new Uint8Array(0);
  length = 0;

  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.length + count, 2 * this.bytes.length));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  append(block: Uint8Array): void {
    this.bytes.set(block, this.length);
    this.length += block.length;
  }
}

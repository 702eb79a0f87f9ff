/** Letters that stand for the bytes: a message carries them faster than numbers one by one. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE))));
  }
  return pieces.join('');
}

/** A multiple of 3, so that a piece has no padding; a function takes no more arguments than some ten thousands. */
const PIECE = 3 * 8192;

import type { Encoding } from '../../src/core/table/encoding';

/** A text in an encoding: of the platform's decoder turned round, which knows each character of one or two bytes. */
export function encodedIn(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) return utf16(text, encoding === 'utf-16le');
  const bytes = bytesIn(encoding);
  return Uint8Array.from([...text].flatMap((character) => bytes.get(character) ?? fail(character, encoding)));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

const known = new Map<Encoding, ReadonlyMap<string, number[]>>();

function bytesIn(encoding: Encoding): ReadonlyMap<string, number[]> {
  const found = known.get(encoding) ?? inverted(encoding);
  known.set(encoding, found);
  return found;
}

function inverted(encoding: Encoding): Map<string, number[]> {
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  const take = (...sequence: number[]) => {
    const text = decoder.decode(Uint8Array.from(sequence));
    if ([...text].length === 1 && text !== '\ufffd' && !bytes.has(text)) bytes.set(text, sequence);
  };
  for (let one = 0; one < 0x100; one++) take(one);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) take(lead, trail);
  if (encoding !== 'windows-1252') return bytes;
  // Some versions of Node read these as ISO 8859-1.
  for (const [text, byte] of [
    ['€', 0x80],
    ['œ', 0x9c],
    ['–', 0x96],
    ['“', 0x93],
    ['”', 0x94],
  ] as const)
    bytes.set(text, [byte]);
  return bytes;
}

function fail(character: string, encoding: Encoding): never {
  throw new Error(`${encoding} has no ${character}`);
}

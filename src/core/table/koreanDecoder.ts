import { LF } from './units';

/** The first and the last of the 11,172 syllables of Hangul, which Unicode has in order. */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** A pair of KS X 1001 has both bytes from here on. */
const FIRST_PLAIN = 0xa1;
const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x41;
const TRAILS = LAST_LEAD - FIRST_TRAIL + 1;
const REPLACEMENT = 0xfffd;
/** The signs of the euro and of a registered trademark, which came later. */
const ADDED = [
  [0xa2, 0xe6, 0x20ac],
  [0xa2, 0xe7, 0xae],
] as const;
/** All pairs that KS X 1001 has room for, a line each. */
function plainPairs(): Uint8Array {
  return Uint8Array.from({ length: 3 * 94 * 94 }, (_, at) => {
    const pair = Math.floor(at / 3);
    return [FIRST_PLAIN + Math.floor(pair / 94), FIRST_PLAIN + (pair % 94), LF][at % 3] ?? 0;
  });
}

/**
 * The characters of Korean in Windows-949, which is EUC-KR in the Encoding Standard: of a lead and a trail byte each, 0 where there is
 * none. The pairs of KS X 1001 are as the platform has them. It may know no more: the syllables that are not among those follow one
 * another in the order of Unicode, from lead byte 0x81 on, in all pairs that were left over.
 *
 * @param plain decodes pairs of KS X 1001
 */
export function koreanPairs(plain: (bytes: Uint8Array) => string): Uint16Array {
  const pairs = new Uint16Array((LAST_LEAD - FIRST_LEAD + 1) * TRAILS);
  const known = new Set<number>();
  const put = (lead: number, trail: number, unit: number) => {
    pairs[placeOf(lead, trail)] = unit;
    known.add(unit);
  };
  const bytes = plainPairs();
  const texts = plain(bytes).split('\n');
  for (const [at, text] of texts.entries()) {
    const unit = text.charCodeAt(0);
    const isOwn = text.length === 1 && unit !== REPLACEMENT && !(unit >= 0xe000 && unit < 0xf900); // not for private use
    if (isOwn) put(bytes[3 * at] ?? 0, bytes[3 * at + 1] ?? 0, unit);
  }
  for (const [lead, trail, unit] of ADDED) put(lead, trail, unit);
  let syllable = FIRST_SYLLABLE;
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_LEAD; trail++) {
      if (!isExtension(lead, trail)) continue;
      while (known.has(syllable)) syllable++;
      if (syllable > LAST_SYLLABLE) return pairs;
      pairs[placeOf(lead, trail)] = syllable++;
    }
  }
  return pairs;
}

function placeOf(lead: number, trail: number): number {
  return (lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL;
}

/** Whether a pair is none of KS X 1001, but may be a syllable: its trail is a letter of ASCII or beyond it. */
function isExtension(lead: number, trail: number): boolean {
  if (lead >= FIRST_PLAIN && trail >= FIRST_PLAIN) return false;
  const isLetter = (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a);
  return isLetter || trail >= 0x81;
}

/** Decodes chunk by chunk, by such pairs; a pair may be parted by the end of a chunk. */
export class KoreanDecoder {
  #lead = 0;
  readonly #pairs: Uint16Array;

  constructor(pairs: Uint16Array) {
    this.#pairs = pairs;
  }

  /** Without a chunk: what is left at the end. */
  decode(chunk?: Uint8Array): string {
    if (!chunk) return this.#lead > 0 ? '\ufffd' : '';
    let text = '';
    const units: number[] = [];
    for (const byte of chunk) {
      this.#take(byte, units);
      if (units.length < MOST_UNITS) continue;
      text += String.fromCharCode(...units);
      units.length = 0;
    }
    return text + String.fromCharCode(...units);
  }

  #take(byte: number, units: number[]): void {
    const lead = this.#lead;
    this.#lead = 0;
    if (lead === 0) {
      if (byte < 0x80) units.push(byte);
      else if (byte < FIRST_LEAD || byte > LAST_LEAD) units.push(REPLACEMENT);
      else this.#lead = byte;
      return;
    }
    const unit = byte >= FIRST_TRAIL && byte <= LAST_LEAD ? (this.#pairs[placeOf(lead, byte)] ?? 0) : 0;
    units.push(unit || REPLACEMENT);
    if (unit === 0 && byte < 0x80) units.push(byte); // as by the standard: no ASCII is lost by a broken pair
  }
}

/** As many as may be passed in one call. */
const MOST_UNITS = 4096;

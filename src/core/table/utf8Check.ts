import { CR, LF } from './units';

/** Where the first bytes lie that are no UTF-8. */
export interface Malformed {
  /** From the first byte of all. */
  readonly position: number;
  /** From 1. */
  readonly line: number;
}

/** Looks for bytes that are no UTF-8 by the WHATWG Encoding Standard, in one chunk after another, which may end within a character. */
export class Utf8Check {
  #position = 0;
  #line = 1;
  #isReturned = false;
  /** How many bytes the character at hand still needs, and between which the next of them must be. */
  #needed = 0;
  #least = 0x80;
  #most = 0xbf;

  /** Where the first such bytes are in a chunk, or end there; undefined where all of it is UTF-8 so far. */
  find(chunk: Uint8Array): Malformed | undefined {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#needed > 0) {
        if (byte < this.#least || byte > this.#most) return this.#here(at);
        this.#needed--;
        this.#least = 0x80;
        this.#most = 0xbf;
      } else if (byte < 0x80) this.#pass(byte);
      else if (byte < 0xc2 || byte > 0xf4) return this.#here(at);
      else this.#begin(byte);
    }
    this.#position += chunk.length;
    return undefined;
  }

  /** Where the file ends within a character. */
  end(): Malformed | undefined {
    return this.#needed > 0 ? this.#here(0) : undefined;
  }

  #here(at: number): Malformed {
    return { position: this.#position + at, line: this.#line };
  }

  /** Counts the lines as the reader does. */
  #pass(byte: number): void {
    if (byte === CR || (byte === LF && !this.#isReturned)) this.#line++;
    this.#isReturned = byte === CR;
  }

  /** Overlong forms, surrogates and points beyond U+10FFFF are told by the second byte alone. */
  #begin(lead: number): void {
    this.#isReturned = false;
    this.#needed = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    this.#least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    this.#most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  }
}

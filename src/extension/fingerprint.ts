/**
 * Tells two texts apart, whatever host it is computed in: cyrb53, with all of its 64 bits. It guards against nobody who wants two texts
 * to look the same, who would only deceive their own editor.
 */
export class Fingerprint {
  #first = 0xdeadbeef;
  #second = 0x41c6ce57;
  #length = 0;

  /** The pieces of a text, in their order and cut anywhere, come to the same as the whole. */
  add(piece: string): void {
    let first = this.#first;
    let second = this.#second;
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i);
      first = Math.imul(first ^ unit, 2654435761);
      second = Math.imul(second ^ unit, 1597334677);
    }
    this.#first = first;
    this.#second = second;
    this.#length += piece.length;
  }

  get value(): string {
    const first = mixed(this.#first, this.#second);
    const second = mixed(this.#second, first);
    return `${this.#length} ${hex(second)}${hex(first)}`;
  }
}

function mixed(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

import { type WasmMemory, wasm } from './webAssembly';

const PAGE_BYTES = 1 << 16;
/** Below are the constants of the modules. */
const FIRST_BYTE = 1 << 16;
/** A cache line: no value lies across two. */
const ALIGNMENT = 64;

/**
 * A piece of memory of a fixed size that kernels work in, and their twins as well: numbers in it are given to both by the position
 * of their first byte. Where WebAssembly can't be had, or isn't wanted, it is a plain array and only the twins can.
 */
export class Memory {
  readonly buffer: ArrayBuffer;
  /** What a kernel imports; absent where only a twin can work. */
  readonly wasm: WasmMemory | undefined;
  #next = FIRST_BYTE;

  /** @param bytes how much there is to allocate, with room for `pieces` gaps */
  constructor(bytes: number, { plain = false, pieces = 64 } = {}) {
    const pages = Math.ceil((FIRST_BYTE + bytes + pieces * ALIGNMENT) / PAGE_BYTES);
    this.wasm = plain || !wasm ? undefined : new wasm.Memory({ initial: pages, maximum: pages });
    this.buffer = this.wasm?.buffer ?? new ArrayBuffer(pages * PAGE_BYTES);
  }

  /** The position of as many bytes that nobody else has. */
  allocate(bytes: number): number {
    const at = this.#next;
    this.#next = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    if (this.#next > this.buffer.byteLength) throw new Error(`the memory has no ${bytes} bytes left`);
    return at;
  }

  /** Numbers in it, and the position of their first byte. */
  doubles(length: number): Placed<Float64Array> {
    const at = this.allocate(length * Float64Array.BYTES_PER_ELEMENT);
    return { at, values: new Float64Array(this.buffer, at, length) };
  }

  words(length: number): Placed<Uint32Array> {
    const at = this.allocate(length * Uint32Array.BYTES_PER_ELEMENT);
    return { at, values: new Uint32Array(this.buffer, at, length) };
  }
}

/** An array that lies in a memory. */
export interface Placed<A> {
  readonly at: number;
  readonly values: A;
}

/** What is used of WebAssembly, of which the language's own library has no types. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

type WasmModule = object;

interface WasmApi {
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
  validate(bytes: Uint8Array): boolean;
}

/** The smallest module that has a SIMD instruction: (func (drop (i8x16.splat (i32.const 0)))). */
const WITH_SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 96, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11],
);

const { WebAssembly: api } = globalThis as { WebAssembly?: WasmApi };

/** WebAssembly, where it is there and has SIMD. */
export const wasm = api?.validate(WITH_SIMD) ? api : undefined;

const modules = new Map<string, WasmModule>();

/** The functions of a kernel, given as base64, that works in a memory. It is compiled once. */
export function instantiate<Functions extends object>(binary: string, memory: WasmMemory): Functions {
  if (!wasm) throw new Error('there is no WebAssembly with SIMD');
  const module = modules.get(binary) ?? new wasm.Module(bytesOf(binary));
  modules.set(binary, module);
  return new wasm.Instance(module, { env: { memory } }).exports as Functions;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes base64. */
function bytesOf(base64: string): Uint8Array {
  const length = base64.replace(/=+$/, '').length;
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  for (let at = 0, out = 0; at < length; at++) {
    bits = (bits << 6) | DIGITS.indexOf(base64.charAt(at));
    if (at % 4 > 0) bytes[out++] = bits >> (6 - 2 * (at % 4));
  }
  return bytes;
}

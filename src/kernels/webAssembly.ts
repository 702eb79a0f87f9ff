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

const { WebAssembly: api, atob } = globalThis as unknown as { WebAssembly?: WasmApi; atob(base64: string): string };

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

/** Decodes base64. */
function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

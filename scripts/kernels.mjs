// Compiles the kernels, written in AssemblyScript, to WebAssembly: node scripts/kernels.mjs
// Each folder of src/kernels/assembly becomes a module of its own in src/kernels/binary, as base64, so that bundles and
// tests import it like any other. What is up to date is left alone.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './host/places.mjs';

const sources = path.join(root, 'src', 'kernels', 'assembly');
const binaries = path.join(root, 'src', 'kernels', 'binary');
const { version } = createRequire(import.meta.url)('assemblyscript/package.json');

/** Where the constants of each module lie, from where the last one's end: modules that share a memory don't overlap. */
const CONSTANTS = { reading: 1 << 10, statistics: 17 << 10, pointwise: 33 << 10 };

/** Compiles what has changed since it was last compiled. */
export async function compileKernels() {
  fs.mkdirSync(binaries, { recursive: true });
  for (const [name, base] of Object.entries(CONSTANTS)) {
    const target = path.join(binaries, `${name}.ts`);
    const mark = `// ${digest(name)}`;
    if (fs.existsSync(target) && fs.readFileSync(target, 'utf8').startsWith(mark)) continue;
    const bytes = await compile(name, base);
    fs.writeFileSync(
      `${target}.tmp`,
      `${mark}\nexport const binary =\n  '${Buffer.from(bytes).toString('base64')}';\n`,
    );
    fs.renameSync(`${target}.tmp`, target); // never half of it for whoever imports it at this moment
    console.log(`Compiled the kernel ${name}: ${bytes.length} bytes.`);
  }
}

/**
 * Of all that a module depends on.
 * @param {string} name
 */
function digest(name) {
  const folder = path.join(sources, name);
  const files = [import.meta.filename, ...fs.readdirSync(folder).map((file) => path.join(folder, file))];
  const hash = createHash('sha256').update(version);
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @param {number} base
 * @returns {Promise<Uint8Array>}
 */
async function compile(name, base) {
  // As a string: its types declare a console of their own, for all the scripts.
  const { main } = await import(/** @type {string} */ ('assemblyscript/asc'));
  const optimised = ['-O3', '--enable', 'simd', '--noAssert', '--runtime', 'stub'];
  const linked = ['--importMemory', '--memoryBase', String(base), '--outFile', 'module.wasm'];
  /** @type {Uint8Array | undefined} */
  let bytes;
  const { error, stderr } = await main([`${name}/index.ts`, ...optimised, ...linked], {
    readFile: read,
    /** @type {(file: string, contents: unknown) => void} */
    writeFile: (_, contents) => {
      if (contents instanceof Uint8Array) bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`The kernel ${name} could not be compiled.\n${stderr.toString()}`);
  return bytes;
}

/** @param {string} file */
function read(file) {
  const found = path.join(sources, file);
  return fs.existsSync(found) ? fs.readFileSync(found, 'utf8') : null;
}

if (process.argv[1] === import.meta.filename) await compileKernels();

// What is bundled into dist/, and how.

import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './host/places.mjs';

/** @param {boolean} production minified, and without source maps */
export function bundlesFor(production) {
  /** @type {esbuild.BuildOptions} */
  const shared = {
    bundle: true,
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'info',
  };
  /** For the processes of Node as for the workers of a browser. @type {esbuild.BuildOptions} */
  const anywhere = { ...shared, platform: 'browser', target: 'es2023', format: 'cjs' };
  /** @type {esbuild.BuildOptions} */
  const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };

  /**
   * Leaves an import as it is: a bundle that lies beside.
   * @param {string} path
   * @returns {esbuild.Plugin}
   */
  const apart = (path) => ({
    name: `${path} apart`,
    setup: ({ onResolve }) =>
      onResolve({ filter: new RegExp(`^${path.replaceAll('.', '\\.')}$`) }, () => ({ path, external: true })),
  });

  /**
   * Each module that imports the API of VS Code would make its own copy of all the names in it, 90 times over: it is required, and copied,
   * once.
   * @type {esbuild.Plugin}
   */
  const vscodeOnce = {
    name: 'vscode once',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
        namespace === 'once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'once' },
      );
      onLoad({ filter: /^vscode$/, namespace: 'once' }, () => ({ contents: "export * from 'vscode';" }));
    },
  };

  /** @type {esbuild.BuildOptions[]} */
  const bundles = [
    // VS Code loads the first of these in a process of Node, where the others are loaded when they are wanted, and in a browser only the last.
    {
      ...node,
      entryPoints: ['src/extension/node/activate.ts', 'src/extension/node/platform.ts'],
      outdir: 'dist',
      plugins: [apart('./extension'), apart('./platform'), vscodeOnce],
    },
    {
      ...anywhere,
      entryPoints: ['src/extension/web/activate.ts'],
      outfile: 'dist/extension.js',
      plugins: [vscodeOnce],
    },
    { ...anywhere, entryPoints: ['src/trainer/engine.ts'], outfile: 'dist/engine.js' },
    {
      ...node,
      entryPoints: ['src/trainer/node.ts'],
      outfile: 'dist/trainer.js',
      plugins: [apart('./columnar'), apart('./engine')],
    },
    { ...node, entryPoints: ['src/trainer/columnar.ts'], outfile: 'dist/columnar.js' },
    // A thread begins the sooner the less it loads: it has but what it needs, by itself.
    { ...node, entryPoints: ['src/trainer/worker.ts'], outfile: 'dist/worker.js' },
    {
      ...node,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      plugins: [apart('./columnar')],
      banner: { js: '#!/usr/bin/env node' },
    },
    // What is not seen at first is in parts that the page loads when they are wanted.
    {
      ...shared,
      entryPoints: ['src/panel/panel.ts'],
      outdir: 'dist',
      chunkNames: 'panel/[name]-[hash]',
      splitting: true,
      platform: 'browser',
      target: 'chrome128',
      format: 'esm',
    },
  ];

  // The tests that run inside VS Code, where no loader translates TypeScript.
  /** @type {esbuild.BuildOptions} */
  const nodeTests = {
    ...node,
    entryPoints: ['test/extension/*.ts'],
    outdir: 'out/test/extension',
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'inline',
  };

  /** In a browser an extension host loads one file and no other. @type {esbuild.BuildOptions} */
  const webTests = {
    ...anywhere,
    stdin: {
      contents: [
        "import './workers'; import './mocha'; export { run } from './index';",
        ...fs.readdirSync('test/web').map((file) => (file.endsWith('.test.ts') ? `import './${file}';` : '')),
      ].join('\n'),
      resolveDir: 'test/web',
    },
    outfile: 'out/test/web/index.js',
    external: ['vscode'],
    define: { global: 'globalThis' },
    minify: false,
    sourcemap: 'inline',
  };

  return { bundles, tests: [nodeTests, webTests] };
}

/** @returns {Promise<string[]>} the packages of node_modules of which something is in the bundles */
export async function bundledPackages() {
  const { bundles } = bundlesFor(true);
  const built = await Promise.all(
    bundles.map((options) => esbuild.build({ ...options, write: false, metafile: true, logLevel: 'error' })),
  );
  const names = new Set();
  for (const { metafile } of built) {
    for (const { inputs } of Object.values(metafile?.outputs ?? {})) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
        if (name !== undefined && bytesInOutput > 0) names.add(name);
      }
    }
  }
  return [...names].sort();
}

/** @param {string} name of a package */
export function folderOf(name) {
  const folder = path.join(root, 'node_modules', name);
  if (!fs.existsSync(folder)) throw new Error(`There is no ${folder}: npm ci installs it.`);
  return folder;
}

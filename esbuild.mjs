// Builds every bundle into dist/: node esbuild.mjs [--production] [--watch] [--tests]
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const flag = { type: 'boolean', default: false };
const { values } = parseArgs({ options: { production: flag, watch: flag, tests: flag } });

const shared = {
  bundle: true,
  minify: values.production,
  sourcemap: !values.production,
  legalComments: 'none',
  logLevel: 'info',
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };

const bundles = [
  { ...node, entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/trainer/node.ts'], outfile: 'dist/trainer.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
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
const tests = {
  ...node,
  entryPoints: ['test/extension/*.ts'],
  outdir: 'out/test/extension',
  external: ['vscode', 'mocha'],
  minify: false,
  sourcemap: 'inline',
};

rmSync('dist/panel', { recursive: true, force: true }); // parts of an earlier build have other names
const chosen = values.tests ? [...bundles, tests] : bundles;
if (values.watch) {
  const contexts = await Promise.all(chosen.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(chosen.map((options) => esbuild.build(options)));
}

// Builds every bundle into dist/: node esbuild.mjs [--production] [--watch] [--tests]
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { bundlesFor } from './scripts/bundles.mjs';
import { compileKernels } from './scripts/kernels.mjs';

const flag = { type: 'boolean', default: false };
const { values } = parseArgs({ options: { production: flag, watch: flag, tests: flag } });

const { bundles, tests } = bundlesFor(values.production);

await compileKernels();
rmSync('dist/panel', { recursive: true, force: true }); // parts of an earlier build have other names
const chosen = values.tests ? [...bundles, ...tests] : bundles;
if (values.watch) {
  const contexts = await Promise.all(chosen.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(chosen.map((options) => esbuild.build(options)));
}

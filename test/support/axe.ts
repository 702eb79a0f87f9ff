import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** The frame that the page of the panel is in. */
async function frameOf({ page }: Workbench): Promise<Frame> {
  for (const frame of page.frames()) {
    if ((await frame.locator('body[data-state]').count()) > 0) return frame;
  }
  throw new Error('The panel has no frame.');
}

/** What axe-core finds wrong, each with the elements. */
export async function violations(vscode: Workbench): Promise<string[]> {
  const frame = await frameOf(vscode);
  await frame.evaluate(AXE); // past the page's policy, as a debugger
  const { violations: found }: AxeResults = await frame.evaluate(
    'axe.run(document.body, { resultTypes: ["violations"] })',
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

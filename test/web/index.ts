// What VS Code calls in its web extension host. The bundle of it holds every test that lies beside it.

import type { Given } from './cases';
import { read, shipped } from './host';

/** What runs the suite takes the reporter's line for the verdict. */
export async function run(): Promise<void> {
  const { grep } = JSON.parse(await read(shipped('out/test/web/given.json'))) as Given;
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  await new Promise((resolve) => mocha.run(resolve));
}

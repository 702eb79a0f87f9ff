import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from '../../scripts/bundles.mjs';
import { NOTICES, notices } from '../../scripts/notices.mjs';

const root = path.resolve('.');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The packages that the source imports by name: what is bundled has them all, and what they import in turn. */
function imported(): string[] {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const names = files.flatMap((file) =>
    [
      ...read(path.join('src', file)).matchAll(/^import (?!type).* from '(@[^/']+\/[^/']+|[a-z][^/':]*)[^':]*';$/gm),
    ].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => name !== 'vscode' && !files.some((file) => file.startsWith(`${name}/`)));
}

describe('the notices of third parties', () => {
  it('are those of what is bundled', async function () {
    this.timeout(60_000);
    assert.equal(readFileSync(NOTICES, 'utf8'), await notices(), 'npm run notices writes them anew');
  });

  it('name every package that the source imports', async function () {
    this.timeout(60_000);
    const bundled = await bundledPackages();
    assert.ok(imported().length > 2, String(imported()));
    for (const name of imported()) assert.ok(bundled.includes(name), name);
    for (const name of bundled) assert.match(readFileSync(NOTICES, 'utf8'), new RegExp(`^${name} [0-9]`, 'm'));
  });

  it('are shipped', () => {
    assert.match(read('.vscodeignore'), /^!THIRD_PARTY_NOTICES$/m);
  });
});

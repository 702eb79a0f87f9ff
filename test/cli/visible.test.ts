import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hostileTable } from '../support/hostile';

const ESCAPE = '\u001b';

describe('the terminal, given names that it would obey', () => {
  it('is shown what they are, and obeys nothing', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-visible-'));
    const file = path.join(folder, 'table.csv');
    writeFileSync(file, hostileTable().replaceAll('**n**', '**\u009b31mn**'));
    const target = hostileTable().slice(1).split('","')[0] ?? '';
    try {
      for (const more of [[], ['--json'], ['--features', `none${ESCAPE}]0;x`]]) {
        const words = [
          '--require',
          'tsx/cjs',
          'src/cli/main.ts',
          'train',
          file,
          '--target',
          target.replaceAll('""', '"'),
          ...more,
        ];
        const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
        const said = stdout + stderr;
        assert.match(said, /\\u001b/);
        assert.doesNotMatch(said, /[^\P{Cc}\n\t]/u);
        if (more[0] !== '--json') continue;
        const names = Object.keys(JSON.parse(stdout).weights);
        assert.ok(
          names.some((name) => name.startsWith(`${ESCAPE}[31m`) && name.includes('\u009b31m')),
          String(names),
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

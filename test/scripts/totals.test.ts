import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { count } from '../../scripts/testing/totals.mjs';

describe('the totals of a suite', () => {
  const file = path.join(os.tmpdir(), `descent-totals-${process.pid}.json`);
  const quietly = () => {};
  const suite = (exitCode: number, totals?: object) => {
    const run = async () => {
      if (totals) fs.writeFileSync(file, JSON.stringify(totals));
      return exitCode;
    };
    return count(file, run, quietly);
  };
  afterEach(() => fs.rmSync(file, { force: true }));

  it('are what its report counted', async () => {
    assert.deepEqual(await suite(0, { passed: 3, failed: 0 }), { passed: 3, failed: 0 });
    assert.deepEqual(await suite(2, { passed: 3, failed: 2 }), { passed: 3, failed: 2 });
  });

  it('have a failure where it crashed', async () => {
    assert.deepEqual(await suite(1), { passed: 0, failed: 1 });
    assert.deepEqual(await suite(1, { passed: 3, failed: 0 }), { passed: 3, failed: 1 });
  });

  it('have a failure where it ran no test', async () => {
    assert.deepEqual(await suite(0), { passed: 0, failed: 1 });
    assert.deepEqual(await suite(0, { passed: 0, failed: 0 }), { passed: 0, failed: 1 });
  });

  it('are not those of an earlier run', async () => {
    fs.writeFileSync(file, JSON.stringify({ passed: 9, failed: 0 }));
    assert.deepEqual(await suite(0), { passed: 0, failed: 1 });
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DataError } from '../../src/core/fault';
import { prefixOf, removeLeftovers, temporaryRoot } from '../../src/trainer/leftovers';
import { FileStore, temporaryStore } from '../../src/trainer/temporaryStore';

const isOfDisk = (reason: string) => (error: unknown) =>
  error instanceof DataError && error.code === 'copyFailed' && error.values.reason === reason;

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a temporary store', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(temporaryRoot(), 'store-test-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('reads back what was appended, from any place', () => {
    const store = temporaryStore(root);
    store.append(Float64Array.of(1, 2, Number.NaN, -0));
    store.append(Float64Array.of(5, Number.POSITIVE_INFINITY, 7));
    const into = new Float64Array(4);
    store.read(2, into);
    assert.deepEqual([...into], [Number.NaN, -0, 5, Number.POSITIVE_INFINITY]);
    store.read(0, into.subarray(0, 1));
    assert.equal(into[0], 1);
    store.close();
  });

  it('leaves nothing when it is closed, as often as that is', () => {
    const store = temporaryStore(root);
    store.append(Float64Array.of(1));
    store.close();
    store.close();
    assert.deepEqual(readdirSync(root), []);
  });

  it('removes what processes that have ended left behind, and nothing else', () => {
    const left = `${prefixOf(deadPid())}abc`;
    const others = [`${prefixOf(process.pid)}abc`, 'descent-runs-1', 'descent', 'other'];
    for (const name of [left, ...others]) mkdirSync(path.join(root, name));
    writeFileSync(path.join(root, left, 'columns'), 'rows');
    removeLeftovers(root);
    assert.deepEqual(readdirSync(root).sort(), others.sort());
  });

  it('says that the disk is full', function () {
    if (!existsSync('/dev/full')) return this.skip();
    const store = new FileStore(openSync('/dev/full', 'r+'), root, () => {});
    assert.throws(() => store.append(new Float64Array(100)), isOfDisk('ENOSPC'));
    store.close();
  });

  it('says that what was copied is not there any more', () => {
    const store = temporaryStore(root);
    store.append(Float64Array.of(1));
    assert.throws(() => store.read(1, new Float64Array(1)), isOfDisk('EOF'));
    store.close();
  });

  it('says where it can’t be made', () => {
    assert.throws(() => temporaryStore(path.join(root, 'none')), isOfDisk('ENOENT'));
  });
});

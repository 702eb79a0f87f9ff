import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where Debian keeps them, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** A PostgreSQL of its own in a folder that goes with it, reached by a socket in that folder only. */
export class Postgres {
  private constructor(
    private readonly bin: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
    private readonly user: object,
  ) {}

  static async start(): Promise<Postgres> {
    const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
    assert.ok(versions[0], 'PostgreSQL is not there: apt-get install postgresql');
    const bin = path.join(DEBIAN, versions[0], 'bin');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-postgres-'));
    const user = unprivileged(folder);
    const data = path.join(folder, 'data');
    const words = ['-D', data, '-U', 'descent', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    execFileSync(path.join(bin, 'initdb'), words, { ...user, cwd: folder, stdio: 'pipe' });
    const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'logging_collector=off'];
    const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const postgres = new Postgres(bin, folder, server, user);
    await postgres.ready();
    return postgres;
  }

  /** Runs statements, and returns what they print as CSV. */
  run(statements: string): string {
    const words = ['-h', this.folder, '-U', 'descent', '-d', 'postgres', '-X', '-q', '--csv', '-v', 'ON_ERROR_STOP=1'];
    const { status, stdout, stderr } = spawnSync(path.join(this.bin, 'psql'), words, {
      ...this.user,
      cwd: this.folder,
      input: statements,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  async end(): Promise<void> {
    const exit = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await exit;
    rmSync(this.folder, { recursive: true });
  }

  private async ready(): Promise<void> {
    let log = '';
    for await (const chunk of this.server.stderr ?? []) {
      log += chunk;
      if (!log.includes('ready to accept connections')) continue;
      this.server.stderr?.resume();
      return;
    }
    throw new Error(`PostgreSQL ended: ${log}`);
  }
}

/** It refuses to be run by root. */
function unprivileged(folder: string): object {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

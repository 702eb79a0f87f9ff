import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const NAME = /^descent-(\d+)-/;

/** What the name of a process's temporary folder begins with. */
export function prefixOf(pid: number): string {
  return `descent-${pid}-`;
}

/** Removes the folders of processes that have ended without removing them. What the system refuses is somebody else's and stays. */
export function removeLeftovers(root: string): void {
  for (const name of unlessRefused(() => readdirSync(root)) ?? []) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    unlessRefused(() => rmSync(path.join(root, name), { recursive: true, force: true }));
  }
}

function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** The type of a file system that lies in memory itself, on Linux. */
const TMPFS = 0x01021994;
const ON_DISK = '/var/tmp';

/** The system's folder for temporary files; one on a disk where that lies in memory. */
export function temporaryRoot(): string {
  const root = os.tmpdir();
  return statfsSync(root).type === TMPFS && existsSync(ON_DISK) ? ON_DISK : root;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // it is somebody else's
  }
}

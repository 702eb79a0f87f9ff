import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { DataError } from '../core/fault';

/** A file that is written: it comes into its place whole, or not at all. */
export interface OutputFile {
  write(bytes: Uint8Array): void;
  /** All of it is written. */
  keep(): void;
  /** It is not wanted any more; after `keep` this does nothing. */
  discard(): void;
}

/**
 * Writes beside a place, and moves what was written there at the end. Nothing is left of it where the process ends before.
 *
 * @param source what it is made of, which it must not take the place of
 */
export function outputFile(path: string, source: string | undefined): OutputFile {
  if (source !== undefined && isSameFile(path, source)) throw new DataError('ownFile', { path });
  const place = realPath(path);
  const beside = `${place}.${randomName()}.part`;
  const file = told(path, () => openSync(beside, 'wx'));
  let state: 'open' | 'closed' | 'over' = 'open';
  const close = () => {
    if (state === 'open') closeSync(file);
    state = 'closed';
  };
  const end = () => {
    state = 'over';
    process.off('exit', discard);
    process.off('SIGTERM', exit);
  };
  const discard = () => {
    if (state === 'over') return;
    close();
    rmSync(beside, { force: true });
    end();
  };
  process.on('exit', discard);
  process.on('SIGTERM', exit); // by itself it would end the process without a word
  return {
    write: (bytes) =>
      told(path, () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      }),
    keep: () => {
      close();
      told(path, () => renameSync(beside, place));
      end();
    },
    discard,
  };
}

function exit(): void {
  process.exit(1);
}

/** Of the global: the module `node:crypto` takes its time to load, and most commands write no file. */
function randomName(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(4))).toString('hex');
}

function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}

/** Where a link leads; a file that is not there yet is itself. */
function realPath(path: string): string {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  return isThere ? realpathSync(path) : path;
}

/** What the disk refuses is told as a fault that a person can mend. */
function told<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new DataError('fileUnwritable', { path, reason: String(error.code) });
  }
}

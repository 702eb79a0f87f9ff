import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DataError } from '../core/fault';
import type { Store } from '../core/table/store';
import { prefixOf, removeLeftovers, temporaryRoot } from './leftovers';

/** A store in a file of a temporary folder. It is gone when it is closed, and at the end of the process whatever that end is. */
export function temporaryStore(root = temporaryRoot()): Store {
  removeLeftovers(root);
  const folder = told(root, () => mkdtempSync(path.join(root, prefixOf(process.pid))));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const file = told(folder, () => openSync(path.join(folder, 'columns'), 'wx+', 0o600));
    // Where the system allows it an open file goes without a name, and is gone with the process that has it.
    if (process.platform !== 'win32') remove();
    return new FileStore(file, folder, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

/** Numbers in an open file. */
export class FileStore implements Store {
  #length = 0;
  readonly #remove: () => void;
  #isClosed = false;

  constructor(
    private readonly file: number,
    private readonly folder: string,
    remove: () => void,
  ) {
    this.#remove = remove;
    process.once('exit', this.close);
  }

  append(values: Float64Array): void {
    const bytes = bytesOf(values);
    for (let done = 0; done < bytes.length; ) {
      const at = this.#length + done;
      done += told(this.folder, () => writeSync(this.file, bytes, done, bytes.length - done, at));
    }
    this.#length += bytes.length;
  }

  read(at: number, into: Float64Array): void {
    const bytes = bytesOf(into);
    const from = at * Float64Array.BYTES_PER_ELEMENT;
    for (let done = 0; done < bytes.length; ) {
      const count = told(this.folder, () => readSync(this.file, bytes, done, bytes.length - done, from + done));
      if (count === 0) throw new DataError('copyFailed', { folder: this.folder, reason: 'EOF' });
      done += count;
    }
  }

  readonly close = (): void => {
    if (this.#isClosed) return;
    this.#isClosed = true;
    process.off('exit', this.close);
    closeSync(this.file);
    this.#remove();
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What the system refuses is told with its reason, as `ENOSPC` where the disk is full. */
function told<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new DataError('copyFailed', { folder, reason: String(error.code) });
  }
}

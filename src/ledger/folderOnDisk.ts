import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ASIDE, type Disk } from './disk';
import { randomHex } from './randomHex';

const UNFINISHED = /^\.(\d+)-[0-9a-f]+\.tmp$/;

/** A file is written beside its place and moved there whole: whoever is killed in the middle leaves the one before, or none. */
export class FolderOnDisk implements Disk {
  constructor(private readonly folder: string) {}

  /** Removes what killed writers left. */
  async names(): Promise<readonly string[]> {
    const files = await this.#files();
    await Promise.all(files.filter(isLeftBehind).map((file) => this.remove(file)));
    return files;
  }

  async stateOf(name: string) {
    const { mtimeMs, size } = await stat(this.#place(name));
    return { stamp: `${mtimeMs} ${size}`, size };
  }

  read(name: string): Promise<string> {
    return readFile(this.#place(name), 'utf8');
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const unfinished = `.${process.pid}-${randomHex(4)}.tmp`;
    try {
      await writeWhole(this.#place(unfinished), content);
      await rename(this.#place(unfinished), this.#place(name));
    } finally {
      await this.remove(unfinished);
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#place(name), { force: true });
  }

  async setAside(name: string): Promise<string> {
    const place = path.join(this.folder, ASIDE, name);
    await mkdir(path.dirname(place), { recursive: true });
    await rename(this.#place(name), place);
    return place;
  }

  isGone(error: unknown): boolean {
    return codeOf(error) === 'ENOENT';
  }

  async #files(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (this.isGone(error)) return []; // nothing was kept yet
      throw error;
    }
  }

  #place(name: string): string {
    return path.join(this.folder, name);
  }
}

/** On the disk, and not only on its way there, before it takes its place. */
async function writeWhole(file: string, content: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'wx');
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

/** By a process that is there no more. */
function isLeftBehind(name: string): boolean {
  const pid = UNFINISHED.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

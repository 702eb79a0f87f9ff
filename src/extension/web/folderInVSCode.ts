import * as vscode from 'vscode';
import { ASIDE, type Disk } from '../../ledger/disk';
import { randomHex } from '../../ledger/randomHex';

/** What is older was left by a window that was closed while it wrote. */
const HOUR = 3_600_000;
const UNFINISHED = /^\.(\d+)-[0-9a-f]+\.tmp$/;

/** A folder of whatever file system VS Code has. A file is written beside its place and moved there whole, as on a disk. */
export class FolderInVSCode implements Disk {
  constructor(private readonly folder: vscode.Uri) {}

  /** Removes what closed windows left. */
  async names(): Promise<readonly string[]> {
    const files = await this.#files();
    await Promise.all(files.filter(isLeftBehind).map((file) => this.remove(file)));
    return files;
  }

  async stateOf(name: string) {
    const { mtime, size } = await vscode.workspace.fs.stat(this.#place(name));
    return { stamp: `${mtime} ${size}`, size };
  }

  async read(name: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#place(name)));
  }

  async write(name: string, content: string): Promise<void> {
    const unfinished = this.#place(`.${Date.now()}-${randomHex(4)}.tmp`);
    await vscode.workspace.fs.writeFile(unfinished, new TextEncoder().encode(content));
    await vscode.workspace.fs.rename(unfinished, this.#place(name), { overwrite: true });
  }

  async remove(name: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#place(name));
    } catch (error) {
      if (!this.isGone(error)) throw error;
    }
  }

  async setAside(name: string): Promise<string> {
    const place = vscode.Uri.joinPath(this.folder, ASIDE, name);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(place, '..'));
    await vscode.workspace.fs.rename(this.#place(name), place, { overwrite: true });
    return place.toString(true);
  }

  isGone(error: unknown): boolean {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  }

  async #files(): Promise<string[]> {
    try {
      return (await vscode.workspace.fs.readDirectory(this.folder)).map(([name]) => name);
    } catch (error) {
      if (this.isGone(error)) return []; // nothing was kept yet
      throw error;
    }
  }

  #place(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, name);
  }
}

function isLeftBehind(name: string): boolean {
  const began = UNFINISHED.exec(name)?.[1];
  return began !== undefined && Date.now() - Number(began) > HOUR;
}

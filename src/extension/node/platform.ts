import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { FolderOnDisk } from '../../ledger/folderOnDisk';
import type { Platform } from '../platform';
import { sha256 } from './sha256';
import { forkTrainer } from './trainerProcess';

/** A process of Node: processes, and files by their paths. */
export function nodePlatform(extension: vscode.Uri): Platform {
  const trainer = vscode.Uri.joinPath(extension, 'dist', 'trainer.js').fsPath;
  return {
    hasDisk: true,
    versions: { node: process.versions.node },
    startTrainer: (heard, log) => forkTrainer(trainer, heard, log),
    sha256,
    diskAt: (folder) => new FolderOnDisk(folder.fsPath),
    nameOf: (folder) => folder.fsPath.replace(homedir(), '~'),
  };
}

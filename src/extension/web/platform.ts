import * as vscode from 'vscode';
import type { Platform } from '../platform';
import { FolderInVSCode } from './folderInVSCode';
import { sha256 } from './sha256';
import { TrainerWorkers } from './trainerWorkers';

/** A browser: workers, and the file systems that VS Code has. */
export function webPlatform(extension: vscode.Uri): Platform {
  const workers = new TrainerWorkers(vscode.Uri.joinPath(extension, 'dist', 'engine.js'));
  return {
    hasDisk: false,
    versions: {},
    startTrainer: (heard, log) => workers.start(heard, log),
    sha256,
    diskAt: (folder) => new FolderInVSCode(folder),
    nameOf: (folder) => folder.toString(true),
  };
}

import type * as vscode from 'vscode';
import type { Disk } from '../ledger/disk';
import type { Fault, FromTrainer, TableSource, ToTrainer } from '../protocol';

/** What differs between the hosts of extensions: a process of Node, on a desktop or a server, or a worker of a browser. */
export interface Platform {
  /** Whether files are read and written by their paths; everything else goes through VS Code. */
  readonly hasDisk: boolean;
  /** Of what runs the host, for the records of runs. */
  readonly versions: Readonly<Record<string, string>>;
  startTrainer(heard: Heard, log: vscode.LogOutputChannel): Engine;
  /** The SHA-256 of the bytes of a source, in hexadecimal; undefined where there is nothing to compute it with. */
  sha256(source: TableSource): Promise<string | undefined>;
  /** A folder for the records of runs. */
  diskAt(folder: vscode.Uri): Disk;
  /** A folder as a person knows it. */
  nameOf(folder: vscode.Uri): string;
}

/** Who listens to a trainer. */
export interface Heard {
  onMessage(message: FromTrainer): void;
  /** It has ended of itself. */
  onEnd(fault: Fault): void;
}

/** What a trainer runs in: a process, or a worker. */
export interface Engine {
  /** What the log calls it. */
  readonly name: string;
  /** Of a process. */
  readonly pid: number | undefined;
  /** Without effect where it has ended. */
  post(message: ToTrainer): void;
  /** Ends it, once it has removed what it has half written; nothing is heard of it any more. */
  end(): void;
  /** Ends it at once: one that is stopped, or waits for a disk, hears of nothing else. */
  kill(): void;
}

import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import * as vscode from 'vscode';
import type { FromTrainer } from '../../protocol';
import type { Engine, Heard } from '../platform';

/** How long a process may take to remove what it has half written. */
const TIDYING = 2000;

/** Trains in a process of its own. */
export function forkTrainer(bundle: string, { onMessage, onEnd }: Heard, log: vscode.LogOutputChannel): Engine {
  const child = fork(bundle, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapLimit()}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const name = `trainer ${child.pid}`;
  yieldTo(child, log);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => log.info(`${name}: ${text.trimEnd()}`));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log.error(`${name}: ${text.trimEnd()}`));
  child.on('message', (message: FromTrainer) => onMessage(message));
  child.on('error', (error) => onEnd({ code: 'trainerSilent', values: { reason: error.message } }));
  child.on('exit', (code, signal) => onEnd({ code: 'trainerEnded', values: { reason: reasonOf(code, signal) } }));
  return {
    name,
    pid: child.pid,
    post(message) {
      if (child.connected) child.send(message, (error) => error && log.debug(`trainer: ${error.message}`));
    },
    end() {
      child.removeAllListeners('message');
      child.kill();
      const late = setTimeout(() => child.kill('SIGKILL'), TIDYING);
      child.once('exit', () => clearTimeout(late));
    },
    kill() {
      child.removeAllListeners('message');
      child.kill('SIGKILL');
    },
  };
}

/** In megabytes, for objects and texts: numbers lie outside the heap, and are refused by the trainer before they are made. */
function heapLimit(): number {
  return Math.max(256, Math.min(2048, Math.floor(os.totalmem() / 4e6)));
}

/** The editor goes first where there are few processors; a host that can't say so trains all the same. */
function yieldTo({ pid }: ChildProcess, log: vscode.LogOutputChannel): void {
  if (pid === undefined) return; // it could not be started, which is told elsewhere
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    log.debug(`trainer ${pid}: ${String(error)}`);
  }
}

/** The exit code of a process that was aborted, where there are no signals. */
const ABORTED = 134;

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  // The engine gives up in this way where its heap is full, and in no other that we have met.
  if (signal === 'SIGABRT' || code === ABORTED) return vscode.l10n.t('out of memory: more than {0} MB', heapLimit());
  return signal ? vscode.l10n.t('signal {0}', signal) : vscode.l10n.t('exit code {0}', code ?? '?');
}

import type * as vscode from 'vscode';
import { DataError } from '../core/fault';
import type { Fault, Fold, Setup } from '../protocol';
import type { Trainer } from './trainer';

interface Request {
  readonly setup: Setup;
  readonly folds: number;
  onProgress(done: number): void;
  readonly signal: AbortSignal;
}

/** Has a trainer cross-validate; rejects with a fault, of which `stoppedEarly` says that the signal was given. */
export function foldsFrom(trainer: Trainer, run: number, request: Request): Promise<readonly Fold[]> {
  const { setup, folds, onProgress, signal } = request;
  const listening: vscode.Disposable[] = [];
  const answer = new Promise<readonly Fold[]>((resolve, reject) => {
    const fail = ({ code, values }: Fault) => reject(new DataError(code, values));
    const stop = () => {
      trainer.abandon(run);
      fail({ code: 'stoppedEarly', values: {} });
    };
    listening.push(
      trainer.onDidEnd(fail),
      trainer.onDidReceive((message) => {
        if (message.run !== run) return;
        if (message.type === 'crossValidating') onProgress(message.done);
        else if (message.type === 'crossValidated') resolve(message.folds);
        else if (message.type === 'failed') fail(message.fault);
      }),
    );
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else trainer.crossValidate(run, setup, folds);
  });
  return answer.finally(() => {
    for (const one of listening) one.dispose();
  });
}

import * as vscode from 'vscode';
import type { FromTrainer, ToTrainer } from '../../protocol';
import type { Engine, Heard } from '../platform';

/** Trains in workers, all of the same bundle, which is fetched by the first. */
export class TrainerWorkers {
  private count = 0;
  private url: Promise<string> | undefined;

  constructor(private readonly bundle: vscode.Uri) {}

  /** What is said to a worker before it has begun waits. */
  start({ onMessage, onEnd }: Heard, log: vscode.LogOutputChannel): Engine {
    const name = `trainer ${++this.count}`;
    const waiting: ToTrainer[] = [];
    let worker: Worker | undefined;
    let isOver = false;
    const end = () => {
      isOver = true;
      worker?.terminate();
    };
    const fail = (reason: string) => {
      log.error(`${name}: ${reason}`);
      end();
      onEnd({ code: 'trainerEnded', values: { reason } });
    };
    const begin = (url: string) => {
      if (isOver) return;
      worker = new Worker(url, { name });
      worker.onmessage = ({ data }: MessageEvent<FromTrainer>) => !isOver && onMessage(data);
      worker.onerror = ({ message }) => fail(message);
      for (const message of waiting) worker.postMessage(message);
    };
    this.fetch().then(begin, (error: unknown) => fail(error instanceof Error ? error.message : String(error)));
    return {
      name,
      pid: undefined,
      post(message) {
        if (isOver) return;
        if (worker) worker.postMessage(message);
        else waiting.push(message);
      },
      end,
      kill: end,
    };
  }

  private fetch(): Promise<string> {
    this.url ??= urlOf(this.bundle).catch((error: unknown) => {
      this.url = undefined; // another time it may be there
      throw error;
    });
    return this.url;
  }
}

/**
 * A worker can't be started from where an extension lies, so it is of a text: that of the bundle, a module of CommonJS that requires no
 * other.
 */
async function urlOf(bundle: vscode.Uri): Promise<string> {
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(bundle));
  const parts = [
    'const module = { exports: {} }, exports = module.exports;\n',
    code,
    '\nmodule.exports.serve(self);\n',
  ];
  return URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
}

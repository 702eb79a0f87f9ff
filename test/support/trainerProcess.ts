import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FromTrainer, ToTrainer } from '../../src/protocol';

type Type = FromTrainer['type'];
type Message<T extends Type> = Extract<FromTrainer, { type: T }>;

const SOURCE = path.resolve('src/trainer/node.ts');

interface Options {
  /** For Node. */
  readonly args?: readonly string[];
  /** Its folder for temporary files. */
  readonly root: string;
  /** As it is shipped; from source without. */
  readonly bundle?: string;
}

/** The real training process, as the extension starts it. */
export class TrainerProcess {
  readonly child: ChildProcess;
  readonly #root: string;
  readonly #messages: FromTrainer[] = [];
  #wake = () => {};
  #hasExited = false;

  constructor({ args = [], root, bundle }: Options) {
    this.#root = root;
    this.child = fork(bundle ?? SOURCE, [], {
      serialization: 'advanced',
      execArgv: [...args, ...(bundle ? [] : ['--require', 'tsx/cjs'])],
      env: { ...process.env, TMPDIR: root, TMP: root, TEMP: root },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('message', (message: FromTrainer) => {
      this.#messages.push(message);
      this.#wake();
    });
    this.child.once('exit', () => {
      this.#hasExited = true;
      this.#wake();
    });
  }

  tell(message: ToTrainer): void {
    if (this.child.connected) this.child.send(message, () => {});
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The next message of a type; what came before it is passed over. */
  next<T extends Type>(type: T): Promise<Message<T>> {
    return this.either(type);
  }

  async either<T extends Type>(...types: readonly T[]): Promise<Message<T>> {
    for (;;) {
      const message = this.#messages.shift();
      if (message && types.some((type) => type === message.type)) return message as Message<T>;
      if (message) continue;
      if (this.#hasExited) throw new Error(`The process ended before ${types.join(' or ')}.`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The signal or exit code that it ends with. */
  async ended(): Promise<NodeJS.Signals | number | null> {
    if (!this.#hasExited) await once(this.child, 'exit');
    return this.child.signalCode ?? this.child.exitCode;
  }

  async kill(): Promise<void> {
    if (this.#hasExited) return;
    this.child.kill('SIGKILL');
    await this.ended();
  }

  /** In its folder for temporary files. */
  leftovers(): string[] {
    return readdirSync(this.#root).filter((name) => name.startsWith('descent-'));
  }

  /** Linux tells by /proc; 0 elsewhere. */
  residentMegabytes(): number {
    const status = `/proc/${this.child.pid}/status`;
    const [, kilobytes] = (existsSync(status) && /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))) || [];
    return Number(kilobytes ?? 0) / 1000;
  }
}

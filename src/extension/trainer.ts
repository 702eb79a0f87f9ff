import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import type {
  Fault,
  FromTrainer,
  Look,
  Pace,
  RunStart,
  Setup,
  TableSource,
  TableSummary,
  ToTrainer,
} from '../protocol';
import { Surveys } from './surveys';

/** What a trainer says of a run. */
export type RunMessage = Extract<FromTrainer, { run: number }>;

/** What it answers to a look. */
export type LookAnswer = Extract<FromTrainer, { request: number }>;

/** How long a process may take to say its first word. */
const SILENCE = 30_000;

/** How long it may take to obey a stop: it looks up every 100 ms, but metrics over a large table have to be finished. */
const OBEDIENCE = 15_000;

/** What comes beside a run, whether it obeys or not. */
const ASIDE: ReadonlySet<FromTrainer['type']> = new Set(['losses', 'moment', 'lookFailed', 'surveyed', 'surveyFailed']);

/** A process that has read one table and trains on it. It ends when disposed; an end of its own is a fault. */
export class Trainer implements vscode.Disposable {
  private readonly received = new vscode.EventEmitter<RunMessage>();
  private readonly ended = new vscode.EventEmitter<Fault>();
  /** What the trainer says of a run. */
  readonly onDidReceive = this.received.event;
  /** The process ended of itself. */
  readonly onDidEnd = this.ended.event;

  /** Rejects with a `DataError`. */
  readonly table: Promise<TableSummary>;

  private readonly process: ChildProcess;
  private readonly opened = new Deferred<TableSummary>();
  private readonly surveys = new Surveys((message) => this.post(message));
  private silence: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(
    bundle: string,
    source: TableSource,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.table = this.opened.promise;
    this.table.catch(() => {}); // whoever asked may have left
    this.process = fork(bundle, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    yieldTo(this.process, log);
    this.process.stdout
      ?.setEncoding('utf8')
      .on('data', (text: string) => log.info(`trainer ${this.process.pid}: ${text.trimEnd()}`));
    this.process.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => log.error(`trainer ${this.process.pid}: ${text.trimEnd()}`));
    this.process.on('message', (message: FromTrainer) => this.receive(message));
    this.process.on('error', (error) => this.end({ code: 'trainerSilent', values: { reason: error.message } }));
    this.process.on('exit', (code, signal) =>
      this.end({ code: 'trainerEnded', values: { reason: reasonOf(code, signal) } }),
    );
    this.expectWithin(SILENCE);
    this.post({ type: 'open', source });
    log.debug(`trainer ${this.process.pid}: started`);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  train(run: number, setup: Setup): void {
    clearTimeout(this.silence); // whatever was told to stop has no word to say any more
    this.post({ type: 'train', run, setup });
  }

  /** Answered by `crossValidating` again and again, and by `crossValidated` or `failed`. */
  crossValidate(run: number, setup: Setup, folds: number): void {
    clearTimeout(this.silence);
    this.post({ type: 'crossValidate', run, setup, folds });
  }

  pace(run: number, pace: Pace): void {
    this.post({ type: 'pace', run, pace });
  }

  /** Answered by `moment` or `lookFailed`, unless a later request takes its place. */
  look(run: number, request: number, look: Look): void {
    this.post({ type: 'look', run, request, look });
  }

  /** What would be known at the start of a run. Rejects with a `DataError`, also where a run or another survey takes its place. */
  survey(setup: Setup): Promise<RunStart> {
    return this.surveys.ask(setup);
  }

  /** A run that is stopped still finishes, with what it has learned. */
  stop(run: number): void {
    this.post({ type: 'stop', run });
    this.expectWithin(OBEDIENCE);
  }

  /** Stops a run whose answer nobody waits for. */
  abandon(run: number): void {
    this.post({ type: 'stop', run });
  }

  dispose(): void {
    this.isOver = true;
    clearTimeout(this.silence);
    const fault: Fault = { code: 'trainerEnded', values: { reason: vscode.l10n.t('no longer needed') } };
    this.opened.reject(new DataError(fault.code, fault.values));
    this.surveys.end(fault);
    this.process.removeAllListeners('message');
    this.process.kill();
    for (const emitter of [this.received, this.ended]) emitter.dispose();
  }

  private post(message: ToTrainer): void {
    if (this.process.connected)
      this.process.send(message, (error) => error && this.log.debug(`trainer: ${error.message}`));
  }

  private receive(message: FromTrainer): void {
    if (!ASIDE.has(message.type)) clearTimeout(this.silence);
    switch (message.type) {
      case 'reading':
        break;
      case 'opened':
        this.opened.resolve(message.table);
        break;
      case 'openFailed':
        this.opened.reject(new DataError(message.fault.code, message.fault.values));
        break;
      case 'surveyed':
      case 'surveyFailed':
        this.surveys.receive(message);
        break;
      case 'started':
      case 'losses':
      case 'moment':
      case 'lookFailed':
      case 'finished':
      case 'crossValidating':
      case 'crossValidated':
      case 'failed':
        this.received.fire(message);
        break;
      default:
        message satisfies never;
    }
  }

  /** A process that hangs is ended, so that nothing waits for it for ever. */
  private expectWithin(milliseconds: number): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      const reason = vscode.l10n.t('no answer within {0} seconds', milliseconds / 1000);
      this.end({ code: 'trainerSilent', values: { reason } });
      this.process.kill('SIGKILL');
    }, milliseconds);
  }

  private end(fault: Fault): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.silence);
    this.log.error(`trainer ${this.process.pid}: ${fault.code}, ${fault.values.reason}`);
    this.opened.reject(new DataError(fault.code, fault.values));
    this.surveys.end(fault);
    this.ended.fire(fault);
  }
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

/** A promise that is settled from outside. */
class Deferred<T> {
  resolve: (value: T) => void = () => {};
  reject: (reason: Error) => void = () => {};
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? vscode.l10n.t('signal {0}', signal) : vscode.l10n.t('exit code {0}', code ?? '?');
}

import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { nextTurn } from '../nextTurn';
import type {
  Fault,
  FromTrainer,
  Look,
  MemoryWish,
  Pace,
  PredictionCounts,
  ReadingChoices,
  RunStart,
  Setup,
  TableSource,
  TableSummary,
  ToTrainer,
} from '../protocol';
import type { Engine, Platform } from './platform';
import { type PredictionRequest, Predictions } from './predictions';
import { Surveys } from './surveys';

/** What a trainer says of a run. */
export type RunMessage = Extract<FromTrainer, { run: number }>;

/** What it answers to a look. */
export type LookAnswer = Extract<FromTrainer, { request: number }>;

/** So many bytes are copied and handed on in about a millisecond. */
const PIECE_BYTES = 1 << 20;

/** How long a process may take to say its first word. */
const SILENCE = 30_000;

/** How long it may take to obey a stop: it looks up every 100 ms, and measures what was learned when it has obeyed. */
const OBEDIENCE = 15_000;

/** What comes beside a run, whether it obeys or not. */
const ASIDE: ReadonlySet<FromTrainer['type']> = new Set([
  'losses',
  'moment',
  'lookFailed',
  'surveyed',
  'surveyFailed',
  'predicting',
  'predictedPart',
  'predicted',
  'predictFailed',
]);

/** A process, or a worker, that has read one table and trains on it. It ends when disposed; an end of its own is a fault. */
export class Trainer implements vscode.Disposable {
  private readonly received = new vscode.EventEmitter<RunMessage>();
  private readonly read = new vscode.EventEmitter<number>();
  private readonly ended = new vscode.EventEmitter<Fault>();
  /** What the trainer says of a run. */
  readonly onDidReceive = this.received.event;
  /** How much of the table is read, in per cent; of a source whose size is not known nothing is told. */
  readonly onDidRead = this.read.event;
  /** The process ended of itself. */
  readonly onDidEnd = this.ended.event;

  /** Rejects with a `DataError`. */
  readonly table: Promise<TableSummary>;

  private readonly engine: Engine;
  private readonly opened = new Deferred<TableSummary>();
  private readonly surveys = new Surveys((message) => this.post(message));
  private readonly predictions = new Predictions((message) => this.post(message));
  private silence: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  /** What is to be told once the table was opened. */
  private waiting: ToTrainer[] | undefined = [];

  constructor(
    platform: Platform,
    source: TableSource,
    memory: MemoryWish,
    reading: ReadingChoices,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.table = this.opened.promise;
    this.table.catch(() => {}); // whoever asked may have left
    const heard = {
      onMessage: (message: FromTrainer) => this.receive(message),
      onEnd: (fault: Fault) => this.end(fault),
    };
    this.engine = platform.startTrainer(heard, log);
    this.expectWithin(SILENCE);
    log.debug(`${this.engine.name}: started`);
    void this.open({ type: 'open', source, memory, reading });
  }

  get pid(): number | undefined {
    return this.engine.pid;
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

  /** Predicts each row of the table. Rejects with a `DataError`, which is `stoppedEarly` where the signal was given. */
  predict(request: PredictionRequest): Promise<PredictionCounts> {
    return this.predictions.ask(request);
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
    const hasToTidy = this.predictions.isBusy;
    this.predictions.end(fault);
    if (hasToTidy) this.engine.end();
    else this.engine.kill();
    for (const emitter of [this.received, this.read, this.ended]) emitter.dispose();
  }

  /** Many bytes are sent piece by piece, in turns of the event loop: to copy them all at once would hold everything else up. */
  private async open(message: Extract<ToTrainer, { type: 'open' }>): Promise<void> {
    const { source } = message;
    if (source.kind === 'file') this.engine.post(message);
    else {
      let rest = source.bytes;
      for (; rest.length > PIECE_BYTES && !this.isOver; rest = rest.subarray(PIECE_BYTES)) {
        this.engine.post({ type: 'ahead', bytes: rest.subarray(0, PIECE_BYTES) });
        await nextTurn();
      }
      this.engine.post({ ...message, source: { ...source, bytes: rest } });
    }
    for (const later of this.waiting ?? []) this.engine.post(later);
    this.waiting = undefined;
  }

  private post(message: ToTrainer): void {
    if (this.waiting) this.waiting.push(message);
    else this.engine.post(message);
  }

  private receive(message: FromTrainer): void {
    if (!ASIDE.has(message.type)) clearTimeout(this.silence);
    switch (message.type) {
      case 'reading':
        if (message.percent !== undefined) this.read.fire(message.percent);
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
      case 'predicting':
      case 'predictedPart':
      case 'predicted':
      case 'predictFailed':
        this.predictions.receive(message);
        break;
      case 'started':
      case 'losses':
      case 'moment':
      case 'lookFailed':
      case 'ended':
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
      this.engine.kill();
    }, milliseconds);
  }

  private end(fault: Fault): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.silence);
    this.log.error(`${this.engine.name}: ${fault.code}, ${fault.values.reason}`);
    this.opened.reject(new DataError(fault.code, fault.values));
    this.surveys.end(fault);
    this.predictions.end(fault);
    this.ended.fire(fault);
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

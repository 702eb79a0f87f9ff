import { DataError } from '../core/fault';
import type { Fault, FittedModel, Mapping, PredictionAnswer, PredictionCounts, ToTrainer } from '../protocol';

export interface PredictionRequest {
  readonly model: FittedModel;
  readonly mapping: Mapping;
  /** The path of the file to write. */
  readonly to?: string;
  /** Given the bytes of the table with its predictions where there is no file. */
  onPart?(bytes: Uint8Array): void;
  /** Told how many bytes of the table are done. */
  onProgress(bytes: number): void;
  readonly signal: AbortSignal;
}

interface Asked extends Pick<PredictionRequest, 'onPart' | 'onProgress'> {
  resolve(counts: PredictionCounts): void;
  reject(error: DataError): void;
}

/** The predictions that a trainer is asked for, each with who waits for it. */
export class Predictions {
  private readonly asked = new Map<number, Asked>();
  private count = 0;
  private over: DataError | undefined;

  constructor(private readonly post: (message: ToTrainer) => void) {}

  /** Where the signal is given it rejects when nothing is written any more. */
  ask({ model, mapping, to, signal, ...told }: PredictionRequest): Promise<PredictionCounts> {
    if (this.over) return Promise.reject(this.over);
    const prediction = ++this.count;
    const stop = () => this.post({ type: 'stopPredicting', prediction });
    const answer = new Promise<PredictionCounts>((resolve, reject) => {
      this.asked.set(prediction, { ...told, resolve, reject });
      this.post({ type: 'predict', prediction, model, mapping, ...(to !== undefined && { to }) });
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
    return answer.finally(() => signal.removeEventListener('abort', stop));
  }

  /** Some file may be half written. */
  get isBusy(): boolean {
    return this.asked.size > 0;
  }

  receive(answer: PredictionAnswer): void {
    const asked = this.asked.get(answer.prediction);
    switch (answer.type) {
      case 'predicting':
        asked?.onProgress(answer.bytes);
        break;
      case 'predictedPart':
        asked?.onPart?.(answer.bytes);
        break;
      case 'predicted':
        this.asked.delete(answer.prediction);
        asked?.resolve(answer.counts);
        break;
      case 'predictFailed':
        this.asked.delete(answer.prediction);
        asked?.reject(new DataError(answer.fault.code, answer.fault.values));
        break;
      default:
        answer satisfies never;
    }
  }

  /** The trainer has ended: nothing is answered any more. */
  end({ code, values }: Fault): void {
    this.over = new DataError(code, values);
    for (const { reject } of this.asked.values()) reject(this.over);
    this.asked.clear();
  }
}

import { DataError } from '../core/fault';
import { predictTable } from '../core/predict/predictTable';
import { Stopped } from '../core/stopped';
import type { TableSource, ToTrainer } from '../protocol';
import { faultOf } from './faultOf';
import type { AsRead } from './heldTable';
import type { OutputFile } from './outputFile';
import { paced } from './paced';
import type { Surroundings } from './surroundings';

type Request = Extract<ToTrainer, { type: 'predict' }>;

/** Predictions of the table, each beside whatever else goes on. */
export class Predictions {
  private readonly signals = new Map<number, { stopped: boolean }>();

  constructor(private readonly around: Surroundings) {}

  async begin({ prediction, model, mapping, to }: Request, { source, choices, ...read }: AsRead): Promise<void> {
    const { open, send, clock, log } = this.around;
    const signal = { stopped: false };
    this.signals.set(prediction, signal);
    let file: OutputFile | undefined;
    try {
      if (to !== undefined) file = this.fileAt(to, source);
      const hand = (bytes: Uint8Array) => send({ type: 'predictedPart', prediction, bytes: bytes.slice() });
      const write = file?.write ?? hand;
      const onProgress = (bytes: number) => send({ type: 'predicting', prediction, bytes });
      const encoding = await read.encoding;
      const known = { ...choices, ...(encoding && { encoding }) };
      const options = { model, mapping, reading: known, signal, onProgress, write };
      const counts = await predictTable(paced(open(source), clock), options);
      file?.keep();
      send({ type: 'predicted', prediction, counts });
    } catch (error) {
      const fault = error instanceof Stopped ? new DataError('stoppedEarly') : error;
      send({ type: 'predictFailed', prediction, fault: faultOf(fault, log) });
    } finally {
      file?.discard();
      this.signals.delete(prediction);
    }
  }

  stop(prediction: number): void {
    const signal = this.signals.get(prediction);
    if (signal) signal.stopped = true;
  }

  private fileAt(path: string, source: TableSource): OutputFile {
    const { output } = this.around;
    if (!output) throw new Error('nothing can be written here');
    return output(path, source.kind === 'file' ? source.path : undefined);
  }
}

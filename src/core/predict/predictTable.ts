import type { FittedModel } from '../model/fitted';
import { Stopped } from '../stopped';
import { Decoded } from '../table/decoded';
import { Head, outline } from '../table/head';
import type { ReadingChoices } from '../table/readingChoices';
import { type ByteSource, type WatchOptions, watched } from '../table/source';
import type { PredictionCounts } from './counts';
import type { Mapping } from './mapping';
import { PredictingStream } from './predictingStream';

export interface PredictOptions extends WatchOptions {
  readonly model: FittedModel;
  readonly mapping?: Mapping | undefined;
  /** What is known of how the table is read; the rest is detected. */
  readonly reading?: ReadingChoices | undefined;
  /** Takes the next bytes of the table with its predictions; they are good until it settles. */
  readonly write: (bytes: Uint8Array) => void | Promise<void>;
}

/**
 * Predicts each row of a table in one pass over its bytes, which are written on the way with the predictions behind the last cell. The
 * memory that it takes doesn't grow with the rows. A table that is no UTF-8 is written as UTF-8. Once the signal says `stopped`, it ends with `Stopped`.
 */
export async function predictTable(source: ByteSource, options: PredictOptions): Promise<PredictionCounts> {
  const head = new Head();
  const decoded = new Decoded(source, options.reading?.encoding);
  const onProgress = options.onProgress && (() => options.onProgress?.(decoded.bytes));
  let stream: PredictingStream | undefined;
  for await (const chunk of watched(decoded.open, { ...options, onProgress })) {
    const taken = stream ? 0 : head.add(chunk);
    if (taken === chunk.length) continue;
    if (!stream) {
      stream = begin(head, false, options);
      await options.write(stream.push(head.bytes));
    }
    await options.write(stream.push(chunk.subarray(taken)));
  }
  if (!stream) {
    stream = begin(head, true, options);
    await options.write(stream.push(head.bytes));
  }
  await options.write(stream.end());
  if (options.signal?.stopped) throw new Stopped();
  const { id = 'utf-8' } = decoded.encoding ?? {};
  return { ...stream.counts, ...(id !== 'utf-8' && { encoding: id }) };
}

function begin(head: Head, whole: boolean, { model, mapping = {}, reading }: PredictOptions): PredictingStream {
  const { dialect, names } = outline(head.bytes, whole, reading);
  return new PredictingStream({ model, dialect, names, mapping });
}

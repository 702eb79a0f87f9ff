import type { ByteSource } from '../core/table/read';
import type { Clock } from './drive';

/** Lets messages in after every chunk: a source that has its bytes at hand would else keep the loop to itself. */
export function paced(source: ByteSource, clock: Clock): ByteSource {
  return async function* () {
    for await (const chunk of source()) {
      yield chunk;
      await clock.pause();
    }
  };
}

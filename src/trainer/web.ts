import type { Beyond } from '../core/data/beyond';
import { DataError } from '../core/fault';
import { isColumnarFile } from '../core/table/columnarFile';
import { nextTurn } from '../nextTurn';
import type { FromTrainer, MemoryWish, TableSource, ToTrainer } from '../protocol';
import { type AtHand, bytesAtHand } from './atHand';
import { Session } from './session';

/** The worker as it is seen from inside. */
interface Scope {
  onmessage: ((event: { readonly data: ToTrainer }) => void) | null;
  postMessage(message: FromTrainer): void;
}

/** The shell of the worker that trains where there are no processes, as in a browser: messages in, messages out. */
export function serve(scope: Scope): void {
  const session = new Session({
    send: (message) => scope.postMessage(message),
    open: (source) => bytesAtHand(atHand(source)),
    extent: (source) => ({ size: atHand(source).bytes.length }),
    beyond: beyondOf,
    columnar: (source) => (source.kind === 'bytes' && isColumnarFile(source.name) ? refused(source.name) : undefined),
    clock: { now: () => performance.now(), pause: nextTurn },
    log: (error) => console.error(error),
  });
  scope.onmessage = ({ data }) => session.receive(data);
}

function atHand(source: TableSource): AtHand {
  if (source.kind === 'file') throw new Error('a worker has no disk');
  return source;
}

async function refused(file: string): Promise<never> {
  throw new DataError('columnarInBrowser', { file });
}

const MEGABYTE = 1e6;
/** What a browser leaves to a page can't be asked. */
const AUTOMATIC = 2000 * MEGABYTE;

/** There is no file for what is too much for memory. */
function beyondOf(wish: MemoryWish['limit']): Beyond {
  const limit = wish === 'auto' ? AUTOMATIC : wish * MEGABYTE;
  return {
    limit,
    room: () => limit,
    open() {
      throw new DataError('memoryInBrowser', { limit: limit / MEGABYTE });
    },
  };
}

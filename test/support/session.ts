import type { FromTrainer, ToTrainer } from '../../src/protocol';
import { columnarTable } from '../../src/trainer/columnarSource';
import { beyondOf } from '../../src/trainer/memory';
import { outputFile } from '../../src/trainer/outputFile';
import { extentOf } from '../../src/trainer/secondReader';
import { Session } from '../../src/trainer/session';
import { bytesOf } from '../../src/trainer/source';
import { samplePath } from './samples';

type Type = FromTrainer['type'];
type Message<T extends Type> = Extract<FromTrainer, { type: T }>;

/** A session with its messages kept, and a clock by which every yield is a slice of its own. */
export function buildSession() {
  const sent: FromTrainer[] = [];
  const logged: unknown[] = [];
  const waiting: { type: Type; settle: (message: FromTrainer) => void }[] = [];
  let now = 0;
  const session = new Session({
    send(message) {
      sent.push(message);
      const at = waiting.findIndex(({ type }) => type === message.type);
      if (at >= 0) waiting.splice(at, 1)[0]?.settle(message);
    },
    open: bytesOf,
    extent: (source) => extentOf(source, undefined),
    beyond: beyondOf,
    columnar: columnarTable,
    output: outputFile,
    clock: { now: () => (now += 100), pause: () => new Promise((resolve) => setImmediate(resolve)) },
    log: (error) => logged.push(error),
  });
  const next = <T extends Type>(type: T) =>
    new Promise<Message<T>>((resolve) => waiting.push({ type, settle: (message) => resolve(message as Message<T>) }));
  const tell = (message: ToTrainer) => session.receive(message);
  const of = <T extends Type>(type: T) => sent.filter((message): message is Message<T> => message.type === type);
  const openSample = (name: string) => tell({ type: 'open', source: { kind: 'file', path: samplePath(name) } });
  return { tell, next, of, openSample, sent, logged };
}

/** Settles after the event loop has gone round: whatever waits comes first. */
export const nextTurn: () => Promise<void> = turns();

interface Loop {
  setImmediate?(resolve: () => void): void;
  MessageChannel: new () => { readonly port1: Port; readonly port2: Port };
}

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: null): void;
}

/** A browser has no `setImmediate`, and its timers wait for some milliseconds. */
function turns(): () => Promise<void> {
  const { setImmediate, MessageChannel } = globalThis as unknown as Loop;
  if (setImmediate) return () => new Promise((resolve) => setImmediate(resolve));
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

// Loaded into a training process by a test: tells what it holds, once what nobody holds is collected.

process.on('message', (message) => {
  if (message?.type !== 'measure') return;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  process.send({ type: 'measured', heap: heapUsed + arrayBuffers, listeners });
});

/** The workers of this host that have been started and not been ended. */
export const workers = new Set<Worker>();

const Native = globalThis.Worker;

globalThis.Worker = new Proxy(Native, {
  construct(target, words: ConstructorParameters<typeof Worker>) {
    const worker = new target(...words);
    const end = worker.terminate.bind(worker);
    workers.add(worker);
    worker.terminate = () => {
      workers.delete(worker);
      end();
    };
    return worker;
  },
});

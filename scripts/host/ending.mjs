// The moment at which a script is asked to end.

/**
 * Calls `end` at Ctrl-C and its kind, and when the npm that runs this script has gone: npm passes a signal on to its shell only,
 * and the shell goes without a word to us.
 * @param {() => void} end
 */
export function onEnding(end) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}

// Loaded before a program by a test: whatever would speak to the network throws, and says so at the end of the process.

const Module = require('node:module');

const load = Module._load;
const NETWORK = /^(node:)?(net|http|https|http2|dns|tls|dgram)(\/.*)?$/;
let used = '';

const refuse = (name) => {
  used = name;
  throw new Error(`the network was asked for: ${name}`);
};

Module._load = function (request, ...others) {
  return NETWORK.test(request) ? refuse(request) : load.call(this, request, ...others);
};
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
  Object.defineProperty(globalThis, name, { get: () => refuse(name), configurable: true });
}
process.on('exit', () => {
  if (used !== '') process.exitCode = 86;
});

// Runs in VS Code's extension host: writes down each time that nothing else could be done there for some milliseconds.
const fs = require('node:fs');
const path = require('node:path');

const LEAST_MS = 4;

exports.activate = () => {
  const file = fs.openSync(path.join(__dirname, 'blocks.jsonl'), 'a');
  fs.writeSync(file, `${JSON.stringify({ until: Date.now(), milliseconds: 0, processor: 0 })}\n`); // it has begun
  let last = performance.now();
  let used = process.cpuUsage();
  setInterval(() => {
    const milliseconds = performance.now() - last - 1; // the timer's own
    if (milliseconds >= LEAST_MS) {
      const { user, system } = process.cpuUsage(used);
      const block = { until: Date.now(), milliseconds, processor: (user + system) / 1000 };
      fs.writeSync(file, `${JSON.stringify(block)}\n`);
    }
    used = process.cpuUsage();
    last = performance.now();
  }, 1);
};

import fs from 'node:fs';
import path from 'node:path';

/** The training processes of the VS Code whose profile holds the folder; Linux tells by /proc. */
export function processesOf(folder: string): number[] {
  const profile = path.dirname(folder);
  return fs
    .readdirSync('/proc')
    .filter(isNumber)
    .map(Number)
    .filter((pid) => {
      const words = commandOf(pid);
      return words.includes('trainer.js') && words.includes(profile);
    });
}

const isNumber = (name: string) => /^\d+$/.test(name);

/** Empty where the process is gone. */
function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

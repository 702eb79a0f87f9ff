import { closeSync, openSync, writeSync } from 'node:fs';
import { nextNormal, randomFrom } from '../../src/core/train/random';

/** What the rows of a large table are made of. */
export const LARGE_WEIGHTS = { a: 2, b: -1, c: 0.5, d: 0.25 } as const;

const ROWS = 20_000;
const NAMES = Object.keys(LARGE_WEIGHTS);

/**
 * Writes a table of at least so many bytes, all of it numbers: y = 1 + 2a − b + c/2 + d/4 and noise, and whether that is above 1. A
 * piece of it is made once and written again and again, so that the disk is what it takes time for.
 */
export function writeLargeTable(file: string, bytes: number): void {
  const random = randomFrom(7);
  const lines = Array.from({ length: ROWS }, () => {
    const cells = NAMES.map(() => nextNormal(random));
    const y = Object.values(LARGE_WEIGHTS).reduce((sum, weight, j) => sum + weight * (cells[j] ?? 0), 1);
    const noisy = y + nextNormal(random);
    return [...cells, noisy].map((cell) => cell.toFixed(14)).join() + (noisy > 1 ? ',1\n' : ',0\n');
  });
  const piece = Buffer.from(lines.join(''));
  const open = openSync(file, 'w');
  try {
    let written = writeSync(open, `${[...NAMES, 'y', 'above'].join()}\n`);
    while (written < bytes) written += writeSync(open, piece);
  } finally {
    closeSync(open);
  }
}

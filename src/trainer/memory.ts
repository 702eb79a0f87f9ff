import os from 'node:os';
import type { Beyond } from '../core/data/beyond';
import { temporaryStore } from './temporaryStore';

const MEGABYTE = 1e6;
const MOST_AUTOMATIC = 4000 * MEGABYTE;

/** What becomes of a table that would take more memory than so many megabytes; `auto`: half of what is free, and at most 4,000. */
export function beyondOf(limit: number | 'auto'): Beyond {
  const bytes = limit === 'auto' ? Math.min(freeBytes() / 2, MOST_AUTOMATIC) : limit * MEGABYTE;
  return { limit: bytes, open: temporaryStore, room: freeBytes };
}

/** What is left to this process, where a container or a quota leaves it less than the machine has. */
function freeBytes(): number {
  return process.availableMemory?.() ?? os.freemem();
}

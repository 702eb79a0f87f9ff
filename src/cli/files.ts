import { readFileSync, writeFileSync } from 'node:fs';
import { DataError } from '../core/fault';

const STANDARD_INPUT = 0;

/** The text of a file, or of standard input where it is `-`. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8');
  } catch (error) {
    throw new DataError('fileMissing', { path, reason: codeOf(error) });
  }
}

export function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new DataError('fileUnwritable', { path, reason: codeOf(error) });
  }
}

/** Of an error of the system; any other is a defect of ours. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return String(error.code);
}

import type { Uri } from 'vscode';
import type { Platform } from './platform';
import { isCurrent, type Reading } from './source';

/** The SHA-256 of the bytes a table was read from, in hexadecimal; undefined where they have changed since. It is computed once. */
export function digestOf(
  { source, edition }: Reading,
  uri: Uri,
  platform: Platform,
): () => Promise<string | undefined> {
  let digest: Promise<string | undefined> | undefined;
  const compute = async () => {
    if (source.kind !== 'file') return platform.sha256(source);
    if (!(await isCurrent(edition, uri))) return undefined;
    const value = await platform.sha256(source);
    return (await isCurrent(edition, uri)) ? value : undefined;
  };
  return () => {
    digest ??= compute();
    return digest;
  };
}

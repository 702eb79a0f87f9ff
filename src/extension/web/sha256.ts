import type { TableSource } from '../../protocol';

/** A page that came by an insecure way has nothing to compute it with. */
export async function sha256(source: TableSource): Promise<string | undefined> {
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle || source.kind === 'file') return undefined;
  const hash = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(source.bytes)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

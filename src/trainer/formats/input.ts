import { open } from 'node:fs/promises';
import type { TableSource } from '../../protocol';

/** The bytes of a columnar file, from the disk or at hand, in whatever order they are asked for. */
export class Input {
  /** How many bytes have been read. */
  consumed = 0;

  private constructor(
    readonly size: number,
    private readonly fill: (into: Uint8Array, from: number) => Promise<number>,
    readonly close: () => Promise<void>,
  ) {}

  static async of(source: TableSource): Promise<Input> {
    if (source.kind !== 'file') return Input.ofBytes(source.bytes);
    const file = await open(source.path, 'r');
    const { size } = await file.stat();
    const fill = async (into: Uint8Array, from: number) => (await file.read(into, 0, into.length, from)).bytesRead;
    return new Input(size, fill, () => file.close());
  }

  private static ofBytes(bytes: Uint8Array): Input {
    const fill = async (into: Uint8Array, from: number) => {
      into.set(bytes.subarray(from, from + into.length));
      return Math.min(into.length, bytes.length - from);
    };
    return new Input(bytes.length, fill, async () => {});
  }

  /** The bytes from one up to another, in memory of their own. */
  async read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!(from >= 0 && to >= from && to <= this.size)) throw new Error(`no bytes ${from} to ${to} of ${this.size}`);
    const bytes = new Uint8Array(to - from);
    for (let at = 0; at < bytes.length; ) {
      const count = await this.fill(bytes.subarray(at), from + at);
      if (count === 0) throw new Error(`the file ends at byte ${from + at}`);
      at += count;
    }
    this.consumed += bytes.length;
    return bytes;
  }
}

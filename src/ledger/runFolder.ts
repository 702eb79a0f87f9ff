import type { Disk } from './disk';
import { randomHex } from './randomHex';
import type { RunRecord } from './record';
import { MOST_BYTES, recordFromJson, recordToJson } from './recordJson';

/** A record in its folder. */
export interface KeptRecord {
  /** Of its file, without the ending. */
  readonly id: string;
  readonly record: RunRecord;
}

/** A file that is no record of ours, and why. */
export interface Refused {
  readonly file: string;
  readonly cause: unknown;
  /** Where it was put; absent where it could not be moved and lies as it lay. */
  readonly place?: string;
}

export interface Listing {
  /** The newest first. */
  readonly kept: readonly KeptRecord[];
  readonly refused: readonly Refused[];
  /** How many are of a later version than ours: they are left alone. */
  readonly later: number;
}

type Read = { readonly stamp: string; readonly record: RunRecord | 'later' };

const ENDING = '.json';
/** So many files are read at a time. */
const AT_ONCE = 16;

/** The runs that are kept in a folder, a file each, so that writers in other windows never meet in one. */
export class RunFolder {
  /** What was read of files that have not changed since. */
  readonly #read = new Map<string, Read>();

  constructor(private readonly disk: Disk) {}

  /** Keeps a record under a name of its own, which it returns. */
  async add(record: RunRecord): Promise<string> {
    const id = `${record.ended.replace(/\W/g, '')}-${randomHex(4)}`;
    await this.put(id, record);
    return id;
  }

  /** Writes a record in the place of the one with this id. */
  async put(id: string, record: RunRecord): Promise<void> {
    await this.disk.write(fileOf(id), recordToJson(record));
  }

  /** Undefined where there is none any more. */
  async get(id: string): Promise<RunRecord | undefined> {
    const { kept } = await this.list();
    return kept.find((one) => one.id === id)?.record;
  }

  async delete(id: string): Promise<void> {
    await this.disk.remove(fileOf(id));
  }

  /** All that is kept. What is no record is set aside. */
  async list(): Promise<Listing> {
    const names = (await this.disk.names()).filter((file) => file.endsWith(ENDING) && !file.startsWith('.'));
    for (const known of this.#read.keys()) if (!names.includes(known)) this.#read.delete(known);
    const refused: Refused[] = [];
    const waiting = [...names];
    const read = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await this.#look(name, refused);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, read));
    const kept: KeptRecord[] = [];
    let later = 0;
    for (const [name, { record }] of this.#read) {
      if (record === 'later') later++;
      else kept.push({ id: name.slice(0, -ENDING.length), record });
    }
    kept.sort((a, b) => b.record.ended.localeCompare(a.record.ended) || b.id.localeCompare(a.id));
    return { kept, refused, later };
  }

  async #look(name: string, refused: Refused[]): Promise<void> {
    try {
      const { stamp, size } = await this.disk.stateOf(name);
      if (this.#read.get(name)?.stamp !== stamp)
        this.#read.set(name, { stamp, record: await this.#recordIn(name, size) });
    } catch (cause) {
      this.#read.delete(name);
      if (this.disk.isGone(cause)) return; // deleted by another window meanwhile
      const refusal = await this.#setAside(name, cause);
      if (refusal) refused.push(refusal);
    }
  }

  /** Undefined where another window has done so meanwhile. */
  async #setAside(file: string, cause: unknown): Promise<Refused | undefined> {
    try {
      return { file, cause, place: await this.disk.setAside(file) };
    } catch (error) {
      return this.disk.isGone(error) ? undefined : { file, cause };
    }
  }

  async #recordIn(name: string, size: number): Promise<RunRecord | 'later'> {
    if (size > MOST_BYTES) throw new Error(`${size} bytes, expected at most ${MOST_BYTES}`);
    return recordFromJson(await this.disk.read(name));
  }
}

function fileOf(id: string): string {
  if (/[/\\]/.test(id) || id.startsWith('.')) throw new Error(`no id of a run: ${id}`);
  return id + ENDING;
}

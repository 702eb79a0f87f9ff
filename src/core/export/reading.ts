import { DataError } from '../fault';

/** What a value that came in from outside had to be. */
export type ExpectedCode =
  | 'object'
  | 'list'
  | 'text'
  | 'finite'
  | 'positive'
  | 'notNegative'
  | 'whole'
  | 'choice'
  | 'nothing'
  | 'fitting'
  | 'delimiter'
  | 'possible';

/** Takes a value of unknown kind for what it is, or throws a `DataError` that says where it isn't. */
export type Read<T> = (value: unknown, where: string) => T;

/** A field that may be absent. */
export interface Optional<T> {
  readonly optional: Read<T>;
}

type Fields<T> = { readonly [K in keyof Required<T>]: Read<T[K]> | Optional<Exclude<T[K], undefined>> };

/** A fault in a value at a place of a model; `values` are those of what was expected. */
export function unfit(where: string, expected: ExpectedCode, found: unknown, values = {}): DataError {
  return new DataError('modelUnfit', { where, expected, found: shown(found), ...values });
}

export const text: Read<string> = (value, where) => {
  if (typeof value !== 'string') throw unfit(where, 'text', value);
  return value;
};

export const finite: Read<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unfit(where, 'finite', value);
  return value;
};

export const positive: Read<number> = (value, where) => {
  if (finite(value, where) <= 0) throw unfit(where, 'positive', value);
  return finite(value, where);
};

export function whole(least: number, most: number): Read<number> {
  return (value, where) => {
    const number = finite(value, where);
    if (!Number.isInteger(number) || number < least || number > most)
      throw unfit(where, 'whole', value, { least, most });
    return number;
  };
}

export function choice<const T>(...choices: readonly T[]): Read<T> {
  return (value, where) => {
    const found = choices.find((one) => one === value);
    if (found === undefined) throw unfit(where, 'choice', value, { choices: choices.join(', ') });
    return found;
  };
}

export function either<A, B>(isFirst: (value: unknown) => boolean, first: Read<A>, second: Read<B>): Read<A | B> {
  return (value, where) => (isFirst(value) ? first(value, where) : second(value, where));
}

export function list<T>(item: Read<T>, least: number, most: number): Read<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      throw unfit(where, 'list', value, { least, most });
    try {
      return value.map((one) => item(one, where));
    } catch {
      return value.map((one, at) => item(one, `${where}[${at}]`)); // to write a place takes longer than to read a number
    }
  };
}

/** Fields by name: all that are not optional, and no others. */
export function object<T>(fields: Fields<T>): Read<T> {
  const rows = new Map(Object.entries<Read<unknown> | Optional<unknown>>(fields));
  return (value, where) => {
    const entries = entriesOf(value, where);
    for (const [name, one] of entries) if (!rows.has(name)) throw unfit(inside(where, name), 'nothing', one);
    const given = new Map(entries);
    const read = [...rows].flatMap(([name, row]) => {
      if (typeof row === 'function') return [[name, row(given.get(name), inside(where, name))]];
      return given.has(name) ? [[name, row.optional(given.get(name), inside(where, name))]] : [];
    });
    return Object.fromEntries(read) as T;
  };
}

/** Values by names of the table's own; `Object.fromEntries` makes a plain field of any name, `__proto__` as well. */
export function record<T>(item: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, where) =>
    Object.fromEntries(entriesOf(value, where).map(([name, one]) => [name, item(one, inside(where, name))]));
}

function entriesOf(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unfit(where, 'object', value);
  return Object.entries(value);
}

/** `neurons[0].bias`, and `levels["model year"]` where a name is not one of a program. */
export function inside(where: string, name: string): string {
  if (!/^[a-z]\w*$/i.test(name)) return `${where}[${JSON.stringify(name.slice(0, LONGEST))}]`;
  return where === '' ? name : `${where}.${name}`;
}

const LONGEST = 40;

/** A value as it is shown in a sentence; `–` where there is none. */
function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return `[…] (${value.length})`;
  if (typeof value === 'object' && value !== null) return '{…}';
  const written = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
}

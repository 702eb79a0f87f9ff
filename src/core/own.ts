/**
 * What a record has of a name. Names are a table's own, so one may be called `constructor` or `__proto__`, which every object has
 * something of without being given it.
 */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

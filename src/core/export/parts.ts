/** A function of a printed program. */
export interface Part<Context> {
  readonly name: string;
  /** The functions that it calls. */
  readonly needs?: readonly string[];
  readonly code: (context: Context) => string;
}

/** The functions that a program calls, and those that they call in turn, in the order of the table. */
export function partsFor<Context>(parts: readonly Part<Context>[], program: string, context: Context): string[] {
  const wanted = new Set<string>();
  const want = (name: string) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const other of parts.find((part) => part.name === name)?.needs ?? []) want(other);
  };
  for (const { name } of parts) if (new RegExp(`(?<!\\w)${name}\\b`).test(program)) want(name);
  return parts.filter(({ name }) => wanted.has(name)).map(({ code }) => code(context));
}

import { LONGEST_WORD } from './table';

/** Names of columns from the header's words: unique (`mpg`, `mpg_2`), never empty (`column 3`), and no longer than a word may be. */
export function columnNames(words: readonly string[]): string[] {
  const shortened = words.map((word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD - 1)}…` : word));
  const written = new Set(shortened);
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return shortened.map((word, index) => {
    const name = word === '' ? `column ${index + 1}` : word;
    let unique = name;
    let n = next.get(name) ?? 2; // all numbers below it are taken
    // A name that is made must not be one that another column bears in the file.
    for (; taken.has(unique) || (unique !== word && written.has(unique)); n++) unique = `${name}_${n}`;
    next.set(name, n);
    taken.add(unique);
    return unique;
  });
}

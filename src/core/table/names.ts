/** Names of columns from the header's words: unique (`mpg`, `mpg_2`) and never empty (`column 3`). */
export function columnNames(words: readonly string[]): string[] {
  const written = new Set(words);
  const taken = new Set<string>();
  return words.map((word, index) => {
    const name = word === '' ? `column ${index + 1}` : word;
    let unique = name;
    // A name that is made must not be one that another column bears in the file.
    for (let n = 2; taken.has(unique) || (unique !== word && written.has(unique)); n++) unique = `${name}_${n}`;
    taken.add(unique);
    return unique;
  });
}

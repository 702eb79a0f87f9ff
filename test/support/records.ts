/** The records of a CSV with a header, by a small reader of the test's own that knows quotes. */
export function recordsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csv
    .split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((line) => line !== '')
    .map(cellsOf);
  return rows.map((cells) => Object.fromEntries(header.map((name, j) => [name, cells[j] ?? ''])));
}

function cellsOf(line: string): string[] {
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

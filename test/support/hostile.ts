/** What a page would log, or ask of the network, if something of a table ran in it. */
export const MARK = 'descent-hit';
export const NOWHERE = `http://${MARK}.invalid/`;

const RUNS = `console.log('${MARK}')`;
const OPENS = 'command:workbench.action.files.newUntitledFile';

/** Names of columns, and levels of a category, that would do something wherever they are not taken for text. */
export const HOSTILE = {
  target: `[y](${OPENS} "t")`,
  number: `<img src=x onerror=${RUNS}>`,
  ansi: '\u001b[31m{0} $(flame) **n** | `',
  category: `<script>${RUNS}</script>`,
  levels: [`<svg onload=${RUNS}>`, `![x](${NOWHERE}a.png)`, `"><iframe srcdoc='<script>${RUNS}</script>'>`],
} as const;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A table of them. */
export function hostileTable(rows = 60): string {
  const header = [HOSTILE.target, HOSTILE.number, HOSTILE.ansi, HOSTILE.category].map(quoted);
  const lines = Array.from({ length: rows }, (_, i) => {
    const level = HOSTILE.levels[(i >> 1) % HOSTILE.levels.length] ?? '';
    return [3 * i + ((i * 5) % 7) + 0.5, i, (i * 7) % 11, quoted(level)].join();
  });
  return `${[header.join(), ...lines].join('\n')}\n`;
}

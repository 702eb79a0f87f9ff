import { DataError } from '../fault';

/** An element with its attributes and what is within it, as lines of XML. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  content: readonly string[] = [],
): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  if (content.length === 0) return [`${open}/>`];
  return [`${open}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 has no way to write. */
const UNWRITABLE = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Text as it stands in an attribute or an element; line breaks would become blanks in an attribute, so they are written as numbers. */
export function escaped(text: string): string {
  if (UNWRITABLE.test(text)) throw new DataError('notInXml', { text: text.slice(0, 40) });
  return text.replace(/[&<>"\t\n\r]/g, (mark) => ENTITIES[mark] ?? `&#${mark.charCodeAt(0)};`);
}

/** The encodings in which a table can be read, by their names in the WHATWG Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-15',
  'euc-kr',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** In which encoding a table was read, and how that is known. */
export interface TableEncoding {
  readonly id: Encoding;
  /** Its byte order mark told it; nothing in it is against UTF-8; whoever has it read said so; or it is what its bytes look like. */
  readonly by: 'mark' | 'validity' | 'request' | 'guess';
  /** The line, from 1, of the first bytes that are no UTF-8, or that the requested encoding has no characters for. */
  readonly line?: number;
  /** Where the requested one doesn't fit: what the bytes look like. */
  readonly likely?: Encoding;
}

export function isEncoding(text: string): text is Encoding {
  return ENCODINGS.some((one) => one === text);
}

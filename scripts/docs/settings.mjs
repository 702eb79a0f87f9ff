// The reference of the settings, made of the manifest and its English.

/** @typedef {{ type: string, default: unknown, order: number, enum?: string[], enumItemLabels?: string[], enumDescriptions?: string[], minimum?: number, maximum?: number, markdownDescription: string }} Setting */
/** @typedef {Record<string, string>} Words */

/**
 * A page of Markdown: every setting in the order of the settings editor, with its default, what it takes and what it does.
 * @param {Record<string, Setting>} settings
 * @param {Words} words
 */
export function settingsPage(settings, words) {
  const ordered = Object.entries(settings).sort(([, a], [, b]) => a.order - b.order);
  const rows = ordered.map(([name, setting]) =>
    [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      taken(setting, words),
      said(setting.markdownDescription, words),
    ].join(' | '),
  );
  return `# Settings

Written by \`npm run docs\` from \`package.json\`, which is what the settings editor shows. All can be set for a user, a workspace or a folder. The picker and the panel change them for one table only.

| setting | default | takes | what it does |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

/**
 * What a setting takes, in words.
 * @param {Setting} setting
 * @param {Words} words
 */
function taken({ type, enum: choices, enumItemLabels, enumDescriptions, minimum, maximum }, words) {
  const labels = enumItemLabels ?? enumDescriptions;
  if (choices) {
    const named = choices.map((choice, k) =>
      labels?.[k] ? `\`${choice}\` (${said(labels[k], words)})` : `\`${choice}\``,
    );
    return named.join(', ');
  }
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'string') return 'a word or a number';
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  const range = [minimum === undefined ? '' : ` from ${minimum}`, maximum === undefined ? '' : ` to ${maximum}`];
  return kind + range.join('');
}

/**
 * A string of the manifest in English, fit for a cell.
 * @param {string} key
 * @param {Words} words
 */
function said(key, words) {
  const text = words[key.replaceAll('%', '')];
  if (!text) throw new Error(`${key} has no English.`);
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

// The README as it is shipped: where the manifest names no repository, nothing in it may lead to a file of the sources.

const RELATIVE = String.raw`(?!https?:|mailto:|#|data:)[^)\s]+`;
const PICTURE = new RegExp(String.raw`!\[[^\]]*\]\(${RELATIVE}\)`);
const LINK = new RegExp(String.raw`\[([^\]]*)\]\(${RELATIVE}\)`, 'g');
const RULE = /^\|[-:|]+\|$/;

/**
 * Without pictures that are not at an address, and with the words of links to files alone.
 * @param {string} markdown
 */
export function shippedReadme(markdown) {
  const lines = markdown.split('\n');
  const isPicture = (/** @type {number} */ i) => PICTURE.test(lines[i] ?? '');
  const kept = lines.filter((line, i) => !isPicture(i) && !(RULE.test(line) && isPicture(i - 1)));
  return kept
    .map((line) => line.replace(LINK, '$1'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

import * as vscode from 'vscode';
import type { Explanation, FittedFeature, FittedModel, Term } from '../core/model/fitted';
import { formatNumber } from '../format';
import { escaped } from '../report/markdown';
import { bar } from './bars';

/** How many terms of a sum are shown by name: more would be no hover but a page. */
const TERMS = 4;

/**
 * F(x) = w0 + Σ wᵢ·xᵢ of a row written out as a table of Markdown, the largest terms first, each with a bar. Those that a column is part
 * of are always among them, and stand out.
 */
export function sumTable(model: FittedModel, { neuron, terms, output }: Explanation, column: string): string {
  const shown = chosenFrom(terms, column);
  const rest = terms.filter((term) => !shown.includes(term));
  const largest = Math.max(Math.abs(neuron.bias), ...shown.map(sizeOf));
  const row = (name: string, product: string, value: number) => {
    const share = largest > 0 ? Math.abs(value) / largest : 0;
    return [name, product, formatNumber(value), bar(share)];
  };
  const name = model.neurons.length > 1 ? (model.classes?.[model.neurons.indexOf(neuron)] ?? '') : 'x';
  const lines = [
    [`F(${escaped(name)}) = w0 + Σ wᵢ·xᵢ`, '', `**${formatNumber(output)}**`, ''],
    ['---', '--:', '--:', '---'],
    row(vscode.l10n.t('bias'), 'w0', neuron.bias),
    ...shown.map(({ feature, x, weight, product }) => {
      const label = isOf(feature, column) ? `**${escaped(feature.name)}**` : escaped(feature.name);
      return row(label, `${formatNumber(weight)} · ${formatNumber(x, 6)}`, product);
    }),
    ...(rest.length > 0 ? [restRow(rest)] : []),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function restRow(rest: readonly Term[]): string[] {
  const sum = rest.reduce((total, { product }) => total + product, 0);
  return [vscode.l10n.t('{0} more', rest.length), '', formatNumber(sum), ''];
}

/** The levels that a row doesn't have add nothing, and are named last. */
function chosenFrom(terms: readonly Term[], column: string): Term[] {
  const rank = ({ feature, x }: Term) => (x === 0 ? 2 : isOf(feature, column) ? 0 : 1);
  const first = [...terms].sort((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a)).slice(0, TERMS);
  return first.sort((a, b) => sizeOf(b) - sizeOf(a));
}

function sizeOf({ product }: Term): number {
  return Math.abs(product);
}

function isOf(feature: FittedFeature, column: string): boolean {
  return feature.column === column || feature.factors?.some((factor) => factor.column === column) === true;
}

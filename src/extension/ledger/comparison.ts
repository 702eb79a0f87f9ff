import * as vscode from 'vscode';
import { estimatorOf } from '../../core/model/estimators';
import { OPTION_NAMES } from '../../core/model/options';
import type { RunRecord } from '../../ledger/record';
import type { Setup } from '../../protocol';
import { codeInCell } from '../../report/markdown';
import { full, METRICS } from '../../report/result';
import { capitalised, toldOf } from '../../report/setupText';
import { choicesWords } from '../intake/readingWords';
import { nameOf, valueText } from '../optionValue';
import { panelText } from '../panelText';
import { fileName } from '../source';
import { nameOfEach, nameOfEstimator, nameOfLoss } from '../text';
import { nameOfRecord, timeOfRecord } from './nameOf';

type Row = readonly [name: string, ...values: string[]];

/** Runs side by side in a document of its own. */
export async function openComparison(records: readonly RunRecord[], onlyDifferences = false): Promise<void> {
  const content = comparisonDocument(records, onlyDifferences);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Runs side by side as a page of Markdown: what they were trained on and how, what came of them, their weights. */
export function comparisonDocument(records: readonly RunRecord[], onlyDifferences: boolean): string {
  const sections: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    [vscode.l10n.t('Set-up'), setupRows(records)],
    [vscode.l10n.t('Result'), resultRows(records)],
    [vscode.l10n.t('Weights in column units'), weightRows(records)],
  ];
  const title = onlyDifferences ? vscode.l10n.t('Differences between Runs') : vscode.l10n.t('Runs Compared');
  const heads = records.map((record) => `${codeInCell(nameOfRecord(record))} ${timeOfRecord(record)}`);
  const written = sections.flatMap(([name, rows]) => {
    const shown = onlyDifferences ? rows.filter(differs) : rows;
    return shown.length === 0 ? [] : [`## ${name}`, tableOf(heads, shown)];
  });
  const none = written.length === 0 ? [vscode.l10n.t('The runs are alike in all that was kept of them.')] : [];
  return [`# ${title}`, ...written, ...none, ''].join('\n\n');
}

function setupRows(records: readonly RunRecord[]): Row[] {
  const row = (name: string, told: (record: RunRecord) => string): Row => [name, ...records.map(told)];
  const ofSetup = (name: string, told: (setup: Setup) => string) => row(name, ({ setup }) => told(setup));
  return [
    row(vscode.l10n.t('Table'), ({ table }) => codeInCell(fileName(vscode.Uri.parse(table.uri)))),
    row(vscode.l10n.t('SHA-256 of the table'), ({ table }) => table.sha256?.slice(0, 12) ?? '–'),
    ofSetup(vscode.l10n.t('How it was read'), ({ reading = {} }) => codeInCell(choicesWords(reading))),
    ofSetup(
      vscode.l10n.t('Target'),
      (setup) => codeInCell(toldOf(setup)) + (setup.positive === null ? ` (${nameOfEach()})` : ''),
    ),
    ofSetup(vscode.l10n.t('Estimator'), ({ estimator }) => nameOfEstimator(estimator)),
    ofSetup(vscode.l10n.t('Features'), ({ features }) => features.map(codeInCell).join(', ')),
    ofSetup(vscode.l10n.t('Row weights'), ({ rowWeights }) =>
      rowWeights === undefined ? '–' : codeInCell(rowWeights),
    ),
    ofSetup(vscode.l10n.t('Rows left out by hand'), ({ excluded = [] }) => String(excluded.length)),
    ...OPTION_NAMES.map((option) =>
      ofSetup(nameOf(option), ({ options, estimator }) =>
        valueText(option, options[option] ?? estimatorOf(estimator)?.losses[0] ?? ''),
      ),
    ),
  ];
}

function resultRows(records: readonly RunRecord[]): Row[] {
  const words = panelText();
  const losses = [...new Set(records.map(({ loss }) => loss.name))];
  const metrics = METRICS.filter((name) => records.some((record) => record.metrics[name] !== undefined));
  const held = METRICS.filter((name) => records.some((record) => record.validation?.[name] !== undefined));
  return [
    [vscode.l10n.t('Rows used'), ...records.map(({ rows }) => String(rows.used))],
    [vscode.l10n.t('Iterations'), ...records.map(({ iterations }) => String(iterations))],
    ...losses.map(
      (name): Row => [
        capitalised(nameOfLoss(name)),
        ...records.map(({ loss }) => (loss.name === name ? full(loss.value) : '–')),
      ],
    ),
    ...metrics.map((name): Row => [words[name], ...records.map(({ metrics }) => numberIn(metrics[name]))]),
    ...held.map(
      (name): Row => [
        vscode.l10n.t('{0}, rows held back', words[name]),
        ...records.map(({ validation }) => numberIn(validation?.[name])),
      ],
    ),
  ];
}

/** Of each neuron the bias and the weights, by the names of the features. */
function weightRows(records: readonly RunRecord[]): Row[] {
  const known = records.map(({ model }) => {
    const several = (model?.neurons.length ?? 0) > 1;
    const entries = (model?.neurons ?? []).flatMap((neuron, k) => {
      const prefix = several ? `${model?.classes?.[k] ?? ''}: ` : '';
      const weights = model?.features.map(({ name }, j) => [prefix + name, neuron.weights[j]] as const) ?? [];
      return [[prefix + vscode.l10n.t('bias'), neuron.bias] as const, ...weights];
    });
    return new Map(entries);
  });
  const names = [...new Set(known.flatMap((weights) => [...weights.keys()]))];
  return names.map((name) => [codeInCell(name), ...known.map((weights) => numberIn(weights.get(name)))]);
}

function numberIn(value: number | undefined): string {
  return value === undefined ? '–' : full(value);
}

function differs([, ...values]: Row): boolean {
  return new Set(values).size > 1;
}

function tableOf(heads: readonly string[], rows: readonly Row[]): string {
  const lines = [['', ...heads], heads.map(() => '--:').toSpliced(0, 0, '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

import * as vscode from 'vscode';
import { OPTION_NAMES, type OptionName } from '../core/model/options';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import { equationOf, formatCount } from '../format';
import { OPTION_WORDS, STOP_REASONS } from '../messages';
import type { PanelText, RunStart, RunView, Setup } from '../protocol';
import { code, codeBlock, markdownTable, prose } from './markdown';
import { nameOf, valueText } from './optionValue';
import { panelText } from './panelText';
import { full, resultSections } from './reportResult';
import { capitalised, nameOfEach, nameOfEstimator, say, toldOf } from './text';

/** All that is known of a run, as a page of Markdown. It bears no date: the same run makes the same page. */
export function reportDocument(view: RunView, setup: Setup): string {
  const words = panelText();
  const { result, rowsText, notes } = view;
  const sections: readonly (readonly [title: string, text: string])[] = [
    [vscode.l10n.t('Set-up'), setupList(view, setup)],
    [words.rows, listOf(rowsText)],
    [vscode.l10n.t('Training'), trainingList(view, setup)],
    [capitalised(view.lossName), lossTable(view)],
    ...(result ? resultSections(result, words) : []),
    [vscode.l10n.t('Notes'), listOf(notes.map(({ text }) => text))],
    [words.equation, result ? codeBlock(result.model.neurons.map((neuron) => equationOf(result.model, neuron))) : ''],
  ];
  const written = sections.filter(([, text]) => text !== '').flatMap(([title, text]) => [`## ${title}`, text]);
  const stale = view.stale ? [prose(words.stale)] : [];
  return [`# ${vscode.l10n.t('Training on {0}', code(view.file))}`, ...stale, ...written, ''].join('\n\n');
}

/** What was chosen, and every option that is not at its default. */
function setupList({ start, lossName, startedElsewhere }: RunView, setup: Setup): string {
  const { options, positive, references = {}, rowWeights } = setup;
  const each = positive === null ? ` (${nameOfEach()})` : '';
  const isChosen = (option: OptionName) => option !== 'loss' && options[option] !== DEFAULT_OPTIONS[option];
  const optionRow = (option: OptionName) => {
    const value = options[option] ?? '';
    return [nameOf(option), typeof value === 'number' ? String(value) : valueText(option, value)];
  };
  const rows = [
    [vscode.l10n.t('Target'), code(toldOf(setup)) + each],
    [vscode.l10n.t('Estimator'), nameOfEstimator(setup.estimator)],
    [vscode.l10n.t('Loss'), lossName],
    [vscode.l10n.t('Features'), (start?.features ?? setup.features).map(code).join(', ')],
    ...OPTION_NAMES.filter(isChosen).map(optionRow),
    ...(startedElsewhere ? [[capitalised(say(OPTION_WORDS.initial, {})), vscode.l10n.t('placed by hand')]] : []),
    ...(rowWeights === undefined ? [] : [[vscode.l10n.t('Row weights'), code(rowWeights)]]),
    ...Object.entries(references).map(([column, level]) => [
      vscode.l10n.t('Reference level of {0}', code(column)),
      code(level),
    ]),
  ];
  return pairsOf(rows);
}

function trainingList({ start, result, losses, iterations }: RunView, { options }: Setup): string {
  if (!start) return '';
  const words = panelText();
  const { learningRate, maxIterations, rateLimit, best } = start;
  const status = result && say(STOP_REASONS[result.status], { iterations: result.iterations });
  const rate = options.learningRate === 'auto' ? `${full(learningRate)} (auto)` : full(learningRate);
  const done = formatCount(result?.iterations ?? Math.max(0, iterations?.at(-1) ?? losses.length - 1));
  const rows = [
    ...(status ? [[vscode.l10n.t('End'), status]] : []),
    [words.iterations, vscode.l10n.t('{0} of at most {1}', done, formatCount(maxIterations))],
    [words.learningRate, rate],
    ...(rateLimit ? [[vscode.l10n.t('Limit of the learning rate'), limitText(words, rateLimit)]] : []),
    ...(result ? [[vscode.l10n.t('Loss of the weights kept'), full(result.loss.value)]] : []),
    ...(best === undefined ? [] : [[vscode.l10n.t('Least loss there is'), full(best)]]),
  ];
  return pairsOf(rows);
}

function lossTable({ losses, validation, iterations }: RunView): string {
  const words = panelText();
  if (losses.length === 0) return '';
  const heads = validation
    ? [words.iteration, words.trainingRows, words.validationRows]
    : [words.iteration, words.trainingRows];
  // Of a very long run not every iteration is known: the next that is stands for it.
  const placeOf = (iteration: number) => iterations?.findIndex((known) => known >= iteration) ?? iteration;
  const last = iterations?.at(-1) ?? losses.length - 1;
  const rows = milestones(last).map((milestone) => {
    const k = placeOf(milestone);
    return [formatCount(iterations?.[k] ?? k), full(losses[k]), ...(validation ? [full(validation[k])] : [])];
  });
  return markdownTable(heads, rows);
}

/** 0, 1, 2, 5, 10, 20, 50, … and the last iteration: a loss falls fastest at the start. */
export function milestones(last: number): number[] {
  const chosen = [0];
  for (let size = 1; size < last; size *= 10) {
    chosen.push(...[size, 2 * size, 5 * size].filter((k) => k < last));
  }
  return last > 0 ? [...chosen, last] : chosen;
}

function limitText(words: PanelText, { kind, value }: NonNullable<RunStart['rateLimit']>): string {
  return words[kind].replace('{0}', full(value));
}

function pairsOf(pairs: readonly (readonly string[])[]): string {
  return pairs.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${prose(line)}`).join('\n');
}

import { OPTION_NAMES, type OptionName } from '../core/model/options';
import { DEFAULT_OPTIONS } from '../core/model/setup';
import { equationOf, formatCount } from '../format';
import { ESTIMATOR_NAMES, type Say, STOP_REASONS } from '../messages';
import type { RunStart, RunView, Setup } from '../protocol';
import { code, codeBlock, markdownTable, prose } from './markdown';
import { full, resultSections } from './result';
import { capitalised, optionName, optionText, toldOf } from './setupText';
import { type Language, type ReportWords, reportWords } from './words';

/** What is told of a run as a page shows it. */
type View = Pick<
  RunView,
  'file' | 'lossName' | 'start' | 'startedElsewhere' | 'rowsText' | 'result' | 'notes' | 'stale'
>;

/** What is told of a run beside its view. */
interface Reported {
  readonly setup: Setup;
  readonly losses: Curve;
  /** Of the rows held back; as long as the losses where there are some, else empty. */
  readonly validation: Curve;
}

interface Curve {
  readonly length: number;
  at(iteration: number): number | undefined;
}

/** All that is known of a run, as a page of Markdown. It bears no date: the same run makes the same page. */
export function reportDocument(view: View, run: Reported, say: Say): string {
  const words = reportWords(say);
  const language = { say, words };
  const { result, rowsText, notes } = view;
  const sections: readonly (readonly [title: string, text: string])[] = [
    [say('Set-up', {}), setupList(view, run.setup, say)],
    [words.rows, listOf(rowsText)],
    [say('Training', {}), trainingList(view, run, language)],
    [capitalised(view.lossName), lossTable(run, words)],
    ...(result ? resultSections(result, language) : []),
    [say('Notes', {}), listOf(notes.map(({ text }) => text))],
    [words.equation, result ? codeBlock(result.model.neurons.map((neuron) => equationOf(result.model, neuron))) : ''],
  ];
  const written = sections.filter(([, text]) => text !== '').flatMap(([title, text]) => [`## ${title}`, text]);
  const stale = view.stale ? [prose(words.stale)] : [];
  return [`# ${say('Training on {0}', { 0: code(view.file) })}`, ...stale, ...written, ''].join('\n\n');
}

/** What was chosen, and every option that is not at its default. */
function setupList({ start, lossName, startedElsewhere }: View, setup: Setup, say: Say): string {
  const { options, positive, references = {}, rowWeights } = setup;
  const each = positive === null ? ` (${say('each class against the rest', {})})` : '';
  const isChosen = (option: OptionName) => option !== 'loss' && options[option] !== DEFAULT_OPTIONS[option];
  const optionRow = (option: OptionName) => {
    const value = options[option] ?? '';
    return [optionName(option, say), typeof value === 'number' ? String(value) : optionText(option, value, say)];
  };
  const rows = [
    [say('Target', {}), code(toldOf(setup)) + each],
    [say('Estimator', {}), say(ESTIMATOR_NAMES[setup.estimator], {})],
    [say('Loss', {}), lossName],
    [say('Features', {}), (start?.features ?? setup.features).map(code).join(', ')],
    ...OPTION_NAMES.filter(isChosen).map(optionRow),
    ...(startedElsewhere ? [[optionName('initial', say), say('placed by hand', {})]] : []),
    ...(rowWeights === undefined ? [] : [[say('Row weights', {}), code(rowWeights)]]),
    ...Object.entries(references).map(([column, level]) => [
      say('Reference level of {0}', { 0: code(column) }),
      code(level),
    ]),
  ];
  return pairsOf(rows);
}

function trainingList({ start, result }: View, { setup: { options }, losses }: Reported, { say, words }: Language) {
  if (!start) return '';
  const { learningRate, maxIterations, rateLimit, best } = start;
  const status = result && say(STOP_REASONS[result.status], { iterations: result.iterations });
  const rate = options.learningRate === 'auto' ? `${full(learningRate)} (auto)` : full(learningRate);
  const done = formatCount(result?.iterations ?? Math.max(0, losses.length - 1));
  const rows = [
    ...(status ? [[say('End', {}), status]] : []),
    [words.iterations, say('{0} of at most {1}', { 0: done, 1: formatCount(maxIterations) })],
    [words.learningRate, rate],
    ...(rateLimit ? [[say('Limit of the learning rate', {}), limitText(words, rateLimit)]] : []),
    ...(result ? [[say('Loss of the weights kept', {}), full(result.loss.value)]] : []),
    ...(best === undefined ? [] : [[say('Least loss there is', {}), full(best)]]),
  ];
  return pairsOf(rows);
}

function lossTable({ losses, validation }: Reported, words: ReportWords): string {
  if (losses.length === 0) return '';
  const isHeld = validation.length > 0;
  const heads = isHeld
    ? [words.iteration, words.trainingRows, words.validationRows]
    : [words.iteration, words.trainingRows];
  const rows = milestones(losses.length - 1).map((k) => [
    formatCount(k),
    full(losses.at(k)),
    ...(isHeld ? [full(validation.at(k))] : []),
  ]);
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

function limitText(words: ReportWords, { kind, value }: NonNullable<RunStart['rateLimit']>): string {
  return words[kind].replace('{0}', full(value));
}

function pairsOf(pairs: readonly (readonly string[])[]): string {
  return pairs.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${prose(line)}`).join('\n');
}

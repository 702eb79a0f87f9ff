import type { MetricName } from '../core/report/metrics';
import { formatCount, formatNumber } from '../format';
import type { ClassReport, FittedModel, Inference, Metrics, Neuron, RunResult } from '../protocol';
import { codeInCell, markdownTable } from './markdown';
import type { Language, ReportWords } from './words';

type Section = readonly [title: string, text: string];

export const METRICS: readonly MetricName[] = [
  'r2',
  'adjustedR2',
  'rss',
  'mse',
  'rmse',
  'mae',
  'accuracy',
  'misclassified',
  'logLoss',
];
const SCORES = ['precision', 'recall', 'f1', 'support'] as const;

/** A number with all of its digits. */
export function full(value = Number.NaN): string {
  return Number.isFinite(value) ? String(value) : formatNumber(value);
}

/** What a run came to, a section each: how good it is, its weights, how sure they are, and which classes it takes for which. */
export function resultSections(result: RunResult, language: Language): Section[] {
  const { words } = language;
  const { metrics, validation, model, inference, classReport } = result;
  return [
    [words.metricsOfBoth, metricsTable(metrics, validation, words)],
    ...model.neurons.map((neuron, k) =>
      weightsSection(model, neuron, model.neurons.length > 1 ? k : undefined, language),
    ),
    ...(inference ? [[words.inference, inferenceTable(inference, words)] as const] : []),
    ...(classReport ? classSections(classReport, words) : []),
  ];
}

function metricsTable(metrics: Metrics, validation: Metrics | undefined, words: ReportWords): string {
  const heads = ['', words.trainingRows, ...(validation ? [words.validationRows] : [])];
  const rows = METRICS.filter((name) => metrics[name] !== undefined).map((name) => [
    words[name],
    full(metrics[name]),
    ...(validation ? [full(validation[name])] : []),
  ]);
  return markdownTable(heads, rows);
}

/** `k` is the number of the class where there is a neuron for each. */
function weightsSection(model: FittedModel, neuron: Neuron, k: number | undefined, { say, words }: Language): Section {
  const name = k === undefined ? undefined : codeInCell(model.classes?.[k] ?? '');
  const title = name === undefined ? words.weights : say('Weights of {0}', { 0: name });
  const weight = `${words.weight} (${words.weightUnits})`;
  const standardised = `${words.standardisedWeight} (${words.standardisedUnits})`;
  const rows = model.features.map((feature, j) => {
    const inUnits = neuron.weights[j] ?? Number.NaN;
    return [codeInCell(feature.name), full(inUnits), full(standardisedOf(model, neuron, j, inUnits))];
  });
  const bias = [words.bias, full(neuron.bias), full(biasAtMeans(model, neuron))];
  return [title, markdownTable([words.feature, weight, standardised], [bias, ...rows])];
}

/** What is trained on the columns as they are has no standardised weights of its own: w·s. */
function standardisedOf(model: FittedModel, neuron: Neuron, j: number, weight: number): number {
  if (!isRaw(model)) return neuron.standardised.weights[j] ?? Number.NaN;
  return weight * (model.features[j]?.statistics.deviation ?? Number.NaN);
}

/** b + Σ w·m of a model on the columns as they are. */
function biasAtMeans(model: FittedModel, neuron: Neuron): number {
  if (!isRaw(model)) return neuron.standardised.bias;
  return model.features.reduce(
    (sum, { statistics }, j) => sum + (neuron.weights[j] ?? 0) * statistics.mean,
    neuron.bias,
  );
}

function isRaw({ features }: FittedModel): boolean {
  return features.every(({ mean, scale }) => mean === 0 && scale === 1);
}

function inferenceTable({ kind, terms }: Inference, words: ReportWords): string {
  const statistic = kind === 'leastSquares' ? 't' : 'z';
  const heads = [words.feature, words.weight, words.standardError, statistic, 'p', words.interval];
  const rows = terms.map(({ name, weight, standardError, statistic: value, p, interval: [low, high] }) => [
    name ? codeInCell(name) : words.bias,
    ...[weight, standardError, value, p].map(full),
    words.intervalOf.replace('{0}', full(low)).replace('{1}', full(high)),
  ]);
  return markdownTable(heads, rows);
}

function classSections({ classes, confusion, scores, auc }: ClassReport, words: ReportWords): Section[] {
  const names = classes.map((name) => (name === null ? words.restClass : codeInCell(name)));
  const corner = `${words.actualClass} ↓ ${words.predictedClass} →`;
  const counts = confusion.map((row, a) => [names[a] ?? '', ...row.map(formatCount)]);
  const ofClasses = scores.map((of, c) => [names[c] ?? '', ...SCORES.map((score) => full(of[score]))]);
  const area = auc === undefined ? '' : `\n\n${words.auc.replace('{0}', full(auc))}`;
  return [
    [words.confusion, markdownTable([corner, ...names], counts)],
    [words.classScores, markdownTable(['', ...SCORES.map((score) => words[score])], ofClasses) + area],
  ];
}

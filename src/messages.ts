import type { LeftOutCode } from './core/data/dataset';
import type { ReasonCode } from './core/data/roles';
import type { SetupFormatId } from './core/elsewhere/setupFormats';
import type { FormatId } from './core/export/formats';
import type { ExpectedCode } from './core/export/reading';
import type { Fault, FaultCode, Values } from './core/fault';
import type { EstimatorId } from './core/model/estimators';
import type { OPTION_RANGES, TrainOptions } from './core/model/setup';
import type { GapCode, StandInCode } from './core/predict/counts';
import type { DiagnosisCode } from './core/report/diagnosis';
import type { ChartedLossId } from './core/train/run';
import type { StopReason } from './core/train/train';

/**
 * The English of everything that the core says in codes. `{name}` stands for one of the values. The extension translates a
 * template by `l10n/`; the terminal prints it as it is.
 */
export const FAULTS: Readonly<Record<FaultCode, string>> = {
  emptyFile: 'The file is empty: expected a header and at least two rows. Open a table with rows, or a sample table.',
  headerOnly:
    'The file holds a header of {columns} columns and no rows: expected at least two rows. Add rows and train again.',
  oneRow: 'The file holds but one row: expected at least two. Add rows and train again.',
  unreadable:
    'The file is not text: line {line} holds a zero byte, at position {position}. Expected a CSV in UTF-8; save the table as one.',
  encodingUnknown:
    'The file is not UTF-8: line {line} holds bytes that are none, and which encoding they are of can’t be told. Say which it is, or save the table as UTF-8.',
  encodingUnsupported: 'The encoding {encoding} can’t be read here. Save the table as UTF-8.',
  fileMissing: 'The file {path} could not be read ({reason}). Check that it is there and readable, then try again.',
  fileUnwritable: 'The file {path} could not be written ({reason}). Choose another place.',
  ownFile: 'The file {path} is the table itself, which is left as it is. Choose another place.',
  fileChanged: 'The file changed while it was being read. Train again when it is complete.',
  copyFailed:
    'The temporary copy of the table in {folder} failed ({reason}). Make room there, or raise memoryLimit, and train again.',
  tooLarge:
    'Training would take {need} MB of memory: {rows} rows × {features} features × {bytes} bytes. {most} MB are left. Choose fewer features (each level of a category is one), or train on fewer rows.',
  tooManyFeatures:
    'Training would take {need} MB of memory: {features} × {features} products of features × {bytes} bytes. {most} MB are left. Choose fewer features: each level of a category is one.',
  outOfMemory:
    'There was not enough memory ({reason}). Your file is untouched. Choose fewer features, or lower memoryLimit so that the rows are read again at each pass.',
  columnarUnknown:
    'The file is neither Parquet nor Arrow, though its name says so: it begins with “{found}”. Expected a Parquet file, or an Arrow or Feather file of version 2; write it as one.',
  columnarBroken:
    'The {format} file could not be read: it is damaged, not complete, or of a kind that is not known ({reason}). Write it again, then train again.',
  columnarCompression:
    'The {format} file is compressed by {codec}, which can’t be read. Write it again with one of {codecs}.',
  columnarInBrowser:
    'VS Code in a browser can’t read Parquet and Arrow files. Open {file} in VS Code on a computer or on a server, or save the table as CSV.',
  memoryInBrowser:
    'Training on the table takes more memory than {limit} MB, and VS Code in a browser has no temporary file for the rest. Raise memoryLimit, or open the table in VS Code on a computer or on a server.',
  recordTooLong:
    'The row on line {line} has no end within {megabytes} MB: a quote may be open. Close it, or check that the file is a table.',
  firstLineBeyond:
    'The table should begin in line {line}, but the file has fewer lines, or too much stands before. Choose an earlier line.',
  unclosedQuote:
    'A quote opened on line {line} is never closed, so the rest of the file would be one cell. Close it on that line.',
  unknownColumn: 'There is no column named {column}: the table has {columns}.',
  columnsMissing:
    'The model needs columns that the table has not: {missing}. Found {columns}: say which of them stands for each.',
  notNeeded: 'The model needs no column named {column}: it needs {columns}.',
  columnUnfit:
    'The column {column} can’t be used ({why}): expected numbers, or a category of 2 to {most} levels. Choose other columns.',
  powerRange:
    'The column {column} can’t be raised to the power {power}: expected a whole number from {least} to {most}.',
  powerUnfit: 'The column {column} is not numbers, so it has no powers. Choose a number column.',
  unknownPart: 'A date has no part named {part}, asked for of {column}: expected one of {parts}.',
  notDate: 'The column {column} is not dates, so it has no {part}. Choose a date column.',
  unknownReference: 'The column {column} has no level {level} to be its reference: it has {levels}.',
  weightsUnfit: 'The column {column} can’t weight the rows: expected numbers from 0. Choose a number column.',
  splitTooSmall:
    'Of the {rows} rows used, {training} would be left to train on: expected at least {least}. Hold back fewer rows.',
  foldsRange: 'The rows can’t be dealt into {folds} folds: expected a whole number from {least} to {most}.',
  targetIsFeature: 'The column {column} is the target and can’t be a feature as well. Leave it out of the features.',
  targetNotNumber:
    'The target {column} is not a number, which {estimator} needs. Choose a number column, or a classifier.',
  unknownClass: 'The target {column} has no class {positive}: it has {classes}.',
  oneClass:
    'Of the {rows} rows used, {found} are {positive} in {column}: expected some rows of each class. Leave out the columns whose missing cells take rows away.',
  noFeatures: 'No feature was chosen: expected at least one column to learn from.',
  noRows:
    'None of the {rows} rows can be used: each has a missing cell in the target or a feature. Leave out the emptiest columns.',
  tooFewRows:
    'Only {used} of the {rows} rows can be used: expected at least {least}. Leave out the columns with missing cells.',
  constantTarget:
    'The target {column} is {value} in all rows used, so there is nothing to learn. Choose another target.',
  magnitude:
    'The values of {column} are too large or too small to be squared: found {value}, expected sizes from {least} to {most}. Write them in another unit.',
  unknownEstimator: 'There is no estimator named {estimator}: expected {estimators}.',
  unknownOption: 'There is no option named {option}: expected one of {options}.',
  lossUnfit: 'The loss {loss} does not go with the estimator {estimator}: expected one of {losses}.',
  optionUnfit:
    'The option {option} does not go with the {estimator}, which has a rule of its own. Set it back to its default.',
  optimizerUnfit:
    'The optimiser {optimizer} needs a smooth loss over the whole table and no l1: found the loss {loss}, l1 {l1} and the batch size {batchSize}. Choose another optimiser.',
  runGone: 'The iterations of this run can’t be shown any more: the table has changed since. Train again.',
  startUnfit:
    'Training can’t begin with these {found} parameters: this model has {expected}. Begin with the usual weights.',
  optionRange: 'The option {option} can’t be {value}: expected {expected}.',
  notModel:
    'The file is not a model of Descent: expected the format {expected}. Choose a file that Descent has exported.',
  modelNotJson: 'The file is not JSON ({reason}): expected a model that Descent has exported as JSON.',
  jsonTooComplex:
    'The file is nothing that Descent has written: expected at most {values} lists and objects, at most {depth} of them in one another. Choose another file.',
  modelTooLong: 'The file has {found} characters: expected a model of at most {most}.',
  modelVersion:
    'The model is of version {found}, and this Descent knows those up to {expected}. Export it for an older one, or update Descent.',
  modelUnfit: 'The model can’t be used: at {where} found {found}, expected {expected}. Export it again.',
  modelNotFinite:
    'The model can’t be written: {where} is not a finite number, for its training diverged. Train with a smaller learning rate.',
  formulaTooLong:
    'A spreadsheet can’t carry this model: a formula would have {found} characters, and Excel takes {most}. Choose another format, or fewer features.',
  formulaTextTooLong:
    'A spreadsheet can’t carry this model: a formula would hold {text}…, and Excel takes texts of {most} characters. Choose another format.',
  pmmlProbabilities:
    'PMML can’t carry this model: its probabilities are each class against the rest and don’t add up to 1. Choose another format, or train softmax.',
  notInXml:
    'PMML can’t carry this model: {text} holds a character that XML has no way to write. Choose another format, or mend the table.',
  readingUnfit:
    'This format can’t carry the model: {marks} stands for a missing cell, which only a program can tell. Choose JSON, Python or JavaScript.',
  notBySums:
    'The sums of a table can’t train this set-up: they tell the squared loss of all rows, each of them counted once. Set back {choice}, or export PySpark.',
  notInSpark: 'Spark has no training that is the same as this one. Set back {choice}, or export SQL.',
  answerTooLong: 'The answer has {found} characters: expected at most {most}.',
  answerNotJson: 'The answer is not JSON ({reason}). Take it anew: as JSON, or as CSV with a header.',
  answerRows:
    'The answer has {found} rows: expected the one row of a query that Descent has exported, as CSV with a header or as JSON.',
  answerColumns: 'The answer lacks the columns {missing}: found {found}. Take all columns of the query’s row.',
  answerUnfit: 'The answer can’t be used: at {where} found {found}, expected {expected}. Run the query again.',
  statisticsShort:
    'The statistics can’t tell this loss to its last digits: the fit to {target} is nearly perfect, or the features lean on one another too much for this optimiser. Leave out features, or train on rows.',
  stoppedEarly: 'Stopped before the first iteration, while the table was being read. Train again to start over.',
  trainerEnded: 'The training process ended before its work was done ({reason}). Your file is untouched; try again.',
  trainerSilent:
    'The training process does not answer ({reason}). Try again; if it stays so, the Descent output has the details.',
  internal:
    'Something went wrong inside Descent: {reason}. Your file is untouched; the Descent output has the details.',
};

export const REASONS: Readonly<Record<ReasonCode, string>> = {
  empty: 'holds no values',
  constant: 'is {value} in every row',
  tooManyLevels: 'a category of {levels} levels, more than {most}',
  isDate: 'a date',
  isOpaque: 'holds lists, records or bytes',
  isNumber: 'holds numbers, where classes are needed',
  isLong: 'holds texts of more than {most} characters',
  strayWord: 'numbers but for “{word}” on line {line}',
  numbersInWords: 'words like “{example}”: write them as plain numbers',
  isIgnored: 'left aside by you',
  isText: 'text of {levels} different values, more than {most}',
};

export const LEFT_OUT: Readonly<Record<LeftOutCode, string>> = {
  missingTarget: '{count} without a value of the target {column} (lines {lines})',
  missingFeature: '{count} without a value of {column} (lines {lines})',
  zeroWeight: '{count} of weight 0 in {column} (lines {lines})',
  badWeight: '{count} with a weight in {column} that is missing, negative or infinite (lines {lines})',
  byHand: '{count} left out by you (lines {lines})',
  notFinite: '{count} with an infinite value of {column} (lines {lines})',
};

/** Of rows without a prediction, why there is none; and what was put in place of what the cells of predicted rows say. */
export const PREDICTION_NOTES: Readonly<Record<GapCode | StandInCode, string>> = {
  missing: '{count} without a value of {column} (lines {lines})',
  notNumber: '{count} where {column} is not a finite number (lines {lines})',
  notDate: '{count} where {column} is not a date (lines {lines})',
  unknownLevel: '{count} where {column} is new to the model: {levels} (lines {lines})',
  surplusCells: '{count} with more cells than the header (lines {lines})',
  notFinite: '{count} where the prediction is too large for a number (lines {lines})',
  filled: '{count} missing cells of {column} filled as the model says (lines {lines})',
  asRare: '{count} new levels of {column} taken for rare ones: {levels} (lines {lines})',
};

export const STOP_REASONS: Readonly<Record<StopReason, string>> = {
  converged: 'Converged at iteration {iterations}.',
  patience: 'Stopped at iteration {iterations}: the loss no longer falls.',
  iterations: 'Stopped at iteration {iterations}, the last of those set.',
  stopped: 'Stopped by you at iteration {iterations}.',
  diverged: 'Diverged at iteration {iterations}.',
};

/** How a run in the list of runs has ended. */
export const RUN_ENDS: Readonly<Record<StopReason | 'broken', string>> = {
  converged: 'converged at iteration {iterations}',
  patience: 'no longer falling at iteration {iterations}',
  iterations: 'all of {iterations} iterations',
  stopped: 'stopped at iteration {iterations}',
  diverged: 'diverged at iteration {iterations}',
  broken: 'broke off at iteration {iterations}',
};

export const DIAGNOSES: Readonly<Record<DiagnosisCode, string>> = {
  learningRateTooLarge:
    'The loss grows without end: the learning rate {learningRate} is too large for this table. Try {suggestion}.',
  learningRateAboveLimit:
    'The loss grows without end: the learning rate {learningRate} is above the limit of this table, {limit}. Try {suggestion}.',
  reachedAtOnce:
    'With this learning rate the bottom is reached almost at once. To watch the loss fall, try {suggestion}.',
  notConverged: 'The gradient is still {ratio} of its first value: more iterations would lower the loss further.',
  learningRateSmall:
    'The gradient is still {ratio} of its first value: the learning rate {learningRate} is small for this table. Try {suggestion}.',
  notSettled:
    'The perceptron did not settle: {count} rows are on the wrong side after the best of {iterations} passes. The classes may not be separable by a line.',
  notAllSettled:
    'The perceptrons did not all settle: together they make {count} mistakes after the best of {iterations} passes. Some classes may not be separable from the rest by a line.',
  separated: 'A whole pass without a mistake: the classes are linearly separable.',
  bestKept: 'The weights shown are those of iteration {kept}, the best one.',
  separable:
    'The classes can be told apart without an error, so the log loss falls for ever and the weights grow without end. An L2 penalty holds them.',
  classSeparable:
    'Can be told from the rest without an error: {classes}. The log loss of such a neuron falls for ever and its weights grow without end. An L2 penalty holds them.',
  fewRows:
    'There are only {rows} rows for {parameters} weights: expect them to fit noise. Leave out features, or add a penalty.',
  givesTargetAway:
    'The feature {column} all but determines the target. Is it the target in another guise? Then leave it out.',
  unbalanced:
    'In {column}, {percent} % of the rows are {positive}: look at precision and recall, not at accuracy alone.',
  differentScales:
    'The largest spread of a feature is {ratio} times the smallest and they are not standardised: training will be slow.',
  constantFeature: 'The feature {column} is the same in all rows used: its weight stays 0.',
  collinear: 'The feature {column} is a sum of {others}: its weight can’t be told from theirs. Leave one of them out.',
  nearlyCollinear: 'The feature {column} is nearly a sum of {others}: their weights are hardly determined.',
  illConditioned:
    'The features lean on one another (condition number {condition}): gradient descent will need many iterations.',
  streamed:
    'The table would take more memory than its limit of {limit} MB, so each pass reads its rows again from a temporary copy of {size} MB. Pictures, the ROC curve and single rows are left out; raise memoryLimit, or set beyondMemory to sample, to have them.',
  sampled:
    'The table would take more memory than its limit of {limit} MB, so {rows} of its {all} rows, drawn at random, stand for it. Set beyondMemory to stream, or raise memoryLimit, to train on all.',
  sampledByNeed:
    'The table would take more memory than its limit of {limit} MB, and mini-batches, the perceptron, dates, filled cells, rare levels, row weights, min-max scaling and rows held back or left out need their rows at hand: {rows} of its {all} rows, drawn at random, stand for it. Do without these, or raise memoryLimit, to train on all.',
  encodingGuessed:
    'The file is not UTF-8 (first on line {line}). Its bytes look like {encoding}, and were read as that: check its words, and say so if it is another.',
  encodingUnfit:
    'The file does not fit the encoding {encoding} (first on line {line}): � stands for what it has no character for. Open it with another.',
  encodingUnlikely:
    'The file does not fit the encoding {encoding} (first on line {line}): � stands for what it has no character for. Its bytes look like {likely}: reopen it with that.',
  strayWord:
    'The column {column} holds numbers but for “{word}” on line {line}, so it is taken for words. Mend that cell to train on its numbers.',
  numbersInWords:
    'The cells of {column} look like numbers (“{example}”), but have signs or separators, so they are taken for words. Write them as plain numbers to train on their size.',
  raggedRows:
    '{count} rows have more or fewer cells than the header (first on line {line}: {found} instead of {expected}).',
};

export const ESTIMATOR_NAMES: Readonly<Record<EstimatorId, string>> = {
  linear: 'linear regression',
  softmax: 'softmax',
  sigmoid: 'sigmoid neuron',
  perceptron: 'perceptron',
  svm: 'support-vector classifier',
};

export const ESTIMATOR_WORDS: Readonly<Record<EstimatorId, string>> = {
  linear: 'a weighted sum of the features; least squared residuals',
  softmax: 'a weighted sum for each class; gives the probability of each',
  sigmoid: 'a weighted sum through a smooth step; gives a probability',
  perceptron: 'a weighted sum through a hard step; learns from each mistake',
  svm: 'a weighted sum through a hard step; keeps both classes a margin away',
};

export const LOSS_NAMES: Readonly<Record<ChartedLossId, string>> = {
  rss: 'residual sum of squares',
  mse: 'mean squared error',
  absolute: 'mean absolute error',
  huber: 'Huber loss',
  log: 'log loss',
  crossEntropy: 'cross-entropy',
  sigmoidSquared: 'mean squared error of the probability',
  hinge: 'hinge loss',
  perceptron: 'perceptron loss',
  misclassified: 'misclassified rows',
  mistakes: 'mistakes of all neurons',
};

/** What each of the options that are numbers takes. */
export const EXPECTED: Readonly<Record<keyof typeof OPTION_RANGES, string>> = {
  learningRate: 'auto, or a number above 0',
  maxIterations: 'auto, or a whole number from 1 to 10,000,000',
  tolerance: 'a number from 0 to 1',
  seed: 'a whole number from 0 to 4,294,967,295',
  momentum: 'a number from 0 to 0.9999',
  batchSize: 'all, or a whole number of rows from 1',
  delta: 'auto, or a number above 0',
  l1: 'a number from 0',
  l2: 'a number from 0',
  patience: 'a whole number from 0 to 10,000,000',
  rareLevels: 'a whole number from 0 to 1,000,000',
  validation: 'a number from 0 to 0.9',
};

/** What a value in the file of a model has to be. */
export const MODEL_EXPECTED: Readonly<Record<ExpectedCode, string>> = {
  object: 'an object',
  list: 'a list of {least} to {most}',
  text: 'a text',
  finite: 'a finite number',
  positive: 'a finite number above 0',
  notNegative: 'a number from 0, as a sum of squares is',
  whole: 'a whole number from {least} to {most}',
  choice: 'one of {choices}',
  nothing: 'nothing of that name',
  fitting: 'what fits the rest of the model',
  delimiter: 'one character that is neither a letter, a digit nor a quote',
  possible: 'at most the root of the product of both sums of squares',
};

/** The names of the options. */
export const OPTION_WORDS: Readonly<Record<keyof TrainOptions, string>> = {
  loss: 'loss',
  delta: 'δ of the Huber loss',
  optimizer: 'optimiser',
  learningRate: 'learning rate',
  schedule: 'schedule of the learning rate',
  momentum: 'momentum β',
  batchSize: 'batch size',
  maxIterations: 'iterations',
  tolerance: 'tolerance of the gradient',
  patience: 'patience',
  l1: 'L1 penalty',
  l2: 'L2 penalty',
  bias: 'bias',
  initial: 'initial weights',
  seed: 'seed',
  standardise: 'standardise the features',
  scaling: 'scale of the features',
  missing: 'missing cells',
  missingIndicator: 'features for missing cells',
  rareLevels: 'gather levels with fewer rows than',
  validation: 'share of rows to validate on',
  split: 'rows to validate on',
};

/** What each option does, in a line. */
export const OPTION_DETAILS: Readonly<Record<keyof TrainOptions, string>> = {
  loss: 'What training makes least',
  delta:
    'Residuals larger than this count by their size and not its square; auto: half of the target’s standard deviation',
  optimizer: 'How a step is made of the gradient',
  learningRate: 'How far a step goes along the gradient; auto: the inverse of the largest curvature',
  schedule: 'How the learning rate changes from iteration to iteration',
  momentum: 'How much of a step goes into the next, with momentum and Nesterov’s',
  batchSize: 'How many rows make a step; an iteration is one pass over the table',
  maxIterations: 'When to stop at the latest',
  tolerance: 'Stop when the gradient has fallen to this fraction of its first value; 0: never early',
  patience: 'Stop when the loss has not fallen for so many iterations; 0: never',
  l1: 'Pulls small weights to exactly 0',
  l2: 'Holds large weights back',
  bias: 'Whether the output may differ from 0 where all features are 0',
  initial: 'The weights that training begins with',
  seed: 'Where the random numbers begin: the same seed gives the same weights',
  standardise: 'Train on features of one scale; weights are shown in column units as well',
  scaling: 'What standardising does to a feature',
  missing: 'What to do with rows where a feature has no value',
  missingIndicator: 'Where cells are filled, a feature that is 1 where they were missing',
  rareLevels: 'Rare levels of a category are made one; 0: none',
  validation: 'Rows that are not trained on, but measured; from 0 to 0.9',
  split: 'Which rows are held back',
};

/** The choices of the options. */
export const CHOICE_NAMES: Readonly<Record<string, string>> = {
  gradientDescent: 'gradient descent',
  momentum: 'momentum',
  nesterov: 'Nesterov’s momentum',
  adam: 'Adam',
  newton: 'Newton’s method',
  lbfgs: 'L-BFGS',
  constant: 'constant',
  inverse: 'falls with the iterations',
  cosine: 'falls to 0 along a cosine',
  zeros: 'all 0',
  random: 'at random, by the seed',
  standard: 'mean 0, standard deviation 1',
  minmax: 'from 0 to 1',
  leaveOut: 'leave the row out',
  mean: 'fill with the mean',
  median: 'fill with the median',
  mostFrequent: 'fill with the most frequent value',
  last: 'the last in the file',
  auto: 'auto',
  all: 'all rows',
  true: 'yes',
  false: 'no',
};

/** The forms that a model is exported in. */
export const FORMAT_NAMES: Readonly<Record<FormatId, string>> = {
  json: 'Model of Descent',
  python: 'Python with NumPy',
  sklearn: 'Pipeline of scikit-learn',
  javascript: 'JavaScript function',
  typescript: 'TypeScript function',
  sql: 'SQL query',
  spreadsheet: 'Spreadsheet formulas',
  pmml: 'PMML 4.4',
  onnx: 'ONNX',
};

/** What each is for, in a line. */
export const FORMAT_WORDS: Readonly<Record<FormatId, string>> = {
  json: 'All that is needed to predict; can be read again, with the same bits',
  python: 'A module with a function that predicts columns of rows',
  sklearn: 'A module with a fitted pipeline, every number set',
  javascript: 'A module with a function that predicts a row',
  typescript: 'The same, with types',
  sql: 'For DuckDB and PostgreSQL: a table with the predictions beside it',
  spreadsheet: 'For LibreOffice and Excel: a header and a row to fill down',
  pmml: 'A regression model in XML, with its preprocessing as derived fields',
  onnx: 'A graph for ONNX Runtime and others, in double precision',
};

/** The forms that a set-up is taken in to where a larger table lies. */
export const SETUP_FORMAT_NAMES: Readonly<Record<SetupFormatId, string>> = {
  sql: 'SQL query of the statistics',
  pyspark: 'PySpark ML program',
};

/** What each is for, in a line. */
export const SETUP_FORMAT_WORDS: Readonly<Record<SetupFormatId, string>> = {
  sql: 'For DuckDB and PostgreSQL: one row, which Descent trains the same model from',
  pyspark: 'For Spark: the same rows, features, scales and penalties, trained there',
};

/** Makes a sentence of a template: `fill` in English, the editor's own way in other languages. */
export type Say = (template: string, values: Values) => string;

/** The sentence of a fault, with words for the ids among its values. */
export function faultText({ code, values }: Fault, say: Say = fill): string {
  const words = { ...values, ...wordOf(ESTIMATOR_NAMES, 'estimator', values, say) };
  const expected = expectedText({ code, values }, say);
  const why = code === 'columnUnfit' ? textIn(REASONS, String(values.reason), values, say) : undefined;
  return say(FAULTS[code], { ...words, ...(expected && { expected }), ...(why && { why }) });
}

/** What was expected, where its words are in a table. */
function expectedText({ code, values }: Fault, say: Say): string | undefined {
  if (code === 'optionRange') return textIn(EXPECTED, String(values.option), {}, say);
  return code === 'modelUnfit' || code === 'answerUnfit'
    ? textIn(MODEL_EXPECTED, String(values.expected), values, say)
    : undefined;
}

function textIn(texts: Readonly<Record<string, string>>, code: string, values: Values, say: Say): string | undefined {
  const template = Object.hasOwn(texts, code) ? texts[code] : undefined; // a code may be a word that somebody typed
  return template === undefined ? undefined : say(template, values);
}

function wordOf(names: Readonly<Record<string, string>>, key: string, values: Values, say: Say): Values | undefined {
  const name = textIn(names, String(values[key]), {}, say);
  return name === undefined ? undefined : { [key]: name };
}

/** Puts the values into a template. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
}

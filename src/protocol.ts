import type { LeftOut, RowCount } from './core/data/dataset';
import type { Reason } from './core/data/roles';
import type { TableSummary } from './core/data/summary';
import type { Fault } from './core/fault';
import type { EstimatorId } from './core/model/estimators';
import type { FittedModel, Neuron } from './core/model/fitted';
import type { Setup } from './core/model/setup';
import type { ClassReport } from './core/report/classes';
import type { Diagnosis } from './core/report/diagnosis';
import type { Inference } from './core/report/inference';
import type { Metrics } from './core/report/metrics';
import type { Fold } from './core/train/crossValidate';
import type { ChartedLossId, RunResult, RunStart } from './core/train/run';
import type { StopReason } from './core/train/train';

export type {
  ChartedLossId,
  ClassReport,
  Diagnosis,
  Fault,
  FittedModel,
  Fold,
  Inference,
  LeftOut,
  Metrics,
  Neuron,
  Reason,
  RowCount,
  RunResult,
  RunStart,
  Setup,
  StopReason,
  TableSummary,
};

// Host and trainer ————————————————————————————————————————————————————————————————————————————————————————————————

/** Where the bytes of a table come from: the disk, or the text of a document as it stands in the editor. */
export type TableSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string };

export type ToTrainer =
  | { readonly type: 'open'; readonly source: TableSource }
  | { readonly type: 'train'; readonly run: number; readonly setup: Setup }
  /** Trains once without each of so many folds; it takes the place of a run, as a run takes its. */
  | { readonly type: 'crossValidate'; readonly run: number; readonly setup: Setup; readonly folds: number }
  | { readonly type: 'stop'; readonly run: number };

export type FromTrainer =
  | { readonly type: 'reading'; readonly bytes: number }
  | { readonly type: 'opened'; readonly table: TableSummary }
  | { readonly type: 'openFailed'; readonly fault: Fault }
  | { readonly type: 'started'; readonly run: number; readonly start: RunStart }
  | LossesOf
  | { readonly type: 'finished'; readonly run: number; readonly result: RunResult }
  /** A fold is measured. */
  | { readonly type: 'crossValidating'; readonly run: number; readonly done: number; readonly folds: number }
  | { readonly type: 'crossValidated'; readonly run: number; readonly folds: readonly Fold[] }
  | { readonly type: 'failed'; readonly run: number; readonly fault: Fault };

/**
 * `losses[k]` is the loss of iteration `from + k`; iteration 0 is that of the initial weights. Where rows are held back,
 * `validation[k]` is the loss on them.
 */
export interface LossesOf {
  readonly type: 'losses';
  readonly run: number;
  readonly from: number;
  readonly losses: Float64Array;
  readonly validation?: Float64Array;
}

// Host and panel ——————————————————————————————————————————————————————————————————————————————————————————————————

export type ToPanel =
  /** In answer to `ready`: every word the page shows, in the user's language. */
  | { readonly type: 'text'; readonly text: PanelText; readonly language: string }
  /** A run in whatever state it is; replaces all that is shown. */
  | { readonly type: 'run'; readonly view: RunView }
  | LossesOf;

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'train'; readonly learningRate: number | 'auto'; readonly maxIterations: number | 'auto' }
  | { readonly type: 'stop' }
  | { readonly type: 'retry' };

/** Everything the page shows of a run. Sentences come translated; numbers come as numbers. */
export interface RunView {
  readonly run: number;
  readonly file: string;
  readonly target: string;
  readonly estimator: EstimatorId;
  /** `mpg: linear regression, mean squared error`. */
  readonly title: string;
  /** The name of what the curve shows. */
  readonly lossName: string;
  readonly options: { readonly learningRate: number | 'auto'; readonly maxIterations: number | 'auto' };
  readonly state: RunState;
  readonly start?: RunStart;
  /** The loss of every iteration so far. */
  readonly losses: Float64Array;
  /** The loss on the rows held back, as long as `losses`, where there are some. */
  readonly validation?: Float64Array;
  /** The curve of the run before on this table, where it is the same loss. */
  readonly ghost?: Float64Array;
  /** `406 rows: 392 used, 14 left out`, then a line for each reason. */
  readonly rowsText: readonly string[];
  readonly result?: RunResult;
  /** Why it stopped and what to make of it, the most important first. */
  readonly notes: readonly Note[];
  /** The file was edited after this training. */
  readonly stale: boolean;
}

export type RunState = 'reading' | 'training' | 'finished' | 'failed';

export interface Note {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** The words of the page, by what they name; `{0}` stands for a value. */
export type PanelText = Readonly<Record<PanelWord, string>>;

export type PanelWord =
  | 'aboveBest'
  | 'accuracy'
  | 'actualClass'
  | 'adjustedR2'
  | 'atBest'
  | 'auc'
  | 'bias'
  | 'calibration'
  | 'calibrationCaption'
  | 'classScores'
  | 'confusion'
  | 'confusionCaption'
  | 'diverges'
  | 'dropped'
  | 'equation'
  | 'error'
  | 'f1'
  | 'falsePositives'
  | 'feature'
  | 'inference'
  | 'inferenceCaption'
  | 'inferenceWald'
  | 'information'
  | 'interval'
  | 'intervalOf'
  | 'invalidIterations'
  | 'invalidLearningRate'
  | 'iteration'
  | 'iterations'
  | 'keyboardHint'
  | 'learningRate'
  | 'logLoss'
  | 'logScale'
  | 'lossAbsolute'
  | 'lossAt'
  | 'lossChart'
  | 'lossHuber'
  | 'lossRss'
  | 'lossSquares'
  | 'lossTable'
  | 'mae'
  | 'metrics'
  | 'metricsOfBoth'
  | 'misclassified'
  | 'mse'
  | 'observed'
  | 'oddsRatio'
  | 'precision'
  | 'predictedClass'
  | 'predictedMean'
  | 'previousRun'
  | 'progress'
  | 'r2'
  | 'reading'
  | 'recall'
  | 'restClass'
  | 'retry'
  | 'rmse'
  | 'roc'
  | 'rocChart'
  | 'rocTable'
  | 'rows'
  | 'rss'
  | 'safe'
  | 'stale'
  | 'standardError'
  | 'standardisedUnits'
  | 'standardisedWeight'
  | 'stop'
  | 'support'
  | 'thisRun'
  | 'trainAgain'
  | 'training'
  | 'trainingRows'
  | 'truePositives'
  | 'validationRows'
  | 'vif'
  | 'vifMeaning'
  | 'waiting'
  | 'warning'
  | 'weight'
  | 'weights'
  | 'weightsCaption'
  | 'weightsChart'
  | 'weightsLargest'
  | 'weightsOfClass'
  | 'weightUnits';

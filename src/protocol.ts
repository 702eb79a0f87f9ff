import type { BeyondMemory } from './core/data/beyond';
import type { LeftOut, RowCount } from './core/data/dataset';
import type { Reason } from './core/data/roles';
import type { TableSummary } from './core/data/summary';
import type { Look, Moment } from './core/explore/look';
import type { Fault } from './core/fault';
import type { EstimatorId } from './core/model/estimators';
import type { FittedModel, Neuron } from './core/model/fitted';
import type { Setup, TrainOptions } from './core/model/setup';
import type { PredictionCounts } from './core/predict/counts';
import type { Mapping } from './core/predict/mapping';
import type { ClassReport } from './core/report/classes';
import type { Diagnosis } from './core/report/diagnosis';
import type { Inference } from './core/report/inference';
import type { Metrics } from './core/report/metrics';
import type { Encoding } from './core/table/encoding';
import type { ReadingChoices } from './core/table/readingChoices';
import type { Fold } from './core/train/crossValidate';
import type { ChartedLossId, RunResult, RunStart } from './core/train/run';
import type { StopReason } from './core/train/train';
import type { PanelText } from './panelWord';

export type { PanelText, PanelWord } from './panelWord';
export type {
  ChartedLossId,
  ClassReport,
  Diagnosis,
  EstimatorId,
  Fault,
  FittedModel,
  Fold,
  Inference,
  LeftOut,
  Look,
  Mapping,
  Metrics,
  Moment,
  Neuron,
  PredictionCounts,
  ReadingChoices,
  Reason,
  RowCount,
  RunResult,
  RunStart,
  Setup,
  StopReason,
  TableSummary,
  TrainOptions,
};

// Host and trainer ————————————————————————————————————————————————————————————————————————————————————————————————

/**
 * Where a table comes from: the disk, or the bytes of a document as it stands in the editor or of a file that only the host can fetch. The
 * encoding of a text file is detected where it isn't said.
 */
export type TableSource =
  | { readonly kind: 'file'; readonly path: string; readonly encoding?: Encoding }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array; readonly encoding?: Encoding };

/** How much memory a table may take, in megabytes, and what becomes of a larger one. */
export interface MemoryWish {
  readonly limit: number | 'auto';
  readonly beyond: BeyondMemory;
}

export type ToTrainer =
  /** Of the bytes of the table that is opened next, some that go before those it comes with: to send many at once takes too long. */
  | { readonly type: 'ahead'; readonly bytes: Uint8Array }
  | {
      readonly type: 'open';
      readonly source: TableSource;
      readonly memory?: MemoryWish;
      /** What is known of how it is read; the rest is detected. */
      readonly reading?: ReadingChoices;
    }
  | { readonly type: 'train'; readonly run: number; readonly setup: Setup }
  /** Trains once without each of so many folds; it takes the place of a run, as a run takes its. */
  | { readonly type: 'crossValidate'; readonly run: number; readonly setup: Setup; readonly folds: number }
  /** Holds the iterations of a run back, lets them go on, or lets one of them through. */
  | { readonly type: 'pace'; readonly run: number; readonly pace: Pace }
  /** Asks what a run is like at one of its iterations, whether it goes on or has ended; a later request takes the place of an earlier. */
  | { readonly type: 'look'; readonly run: number; readonly request: number; readonly look: Look }
  /** Asks what would be known at the start of a run; it trains nothing, and a later one takes the place of an earlier. */
  | { readonly type: 'survey'; readonly survey: number; readonly setup: Setup }
  | {
      /** Predicts each row of the table, beside whatever else goes on: into a file, or without a path part by part to who has asked. */
      readonly type: 'predict';
      readonly prediction: number;
      readonly model: FittedModel;
      readonly mapping: Mapping;
      readonly to?: string;
    }
  | { readonly type: 'stopPredicting'; readonly prediction: number }
  | { readonly type: 'stop'; readonly run: number };

export type Pace = 'pause' | 'resume' | 'step';

export type FromTrainer =
  /** It has begun to read; where the size is known, at each per cent anew, and from 0 again where a second pass is needed. */
  | { readonly type: 'reading'; readonly percent?: number }
  | { readonly type: 'opened'; readonly table: TableSummary }
  | { readonly type: 'openFailed'; readonly fault: Fault }
  | { readonly type: 'started'; readonly run: number; readonly start: RunStart }
  | LossesOf
  /** Its iterations are over, for whatever reason; the result is still to come, for what is measured takes its time on a large table. */
  | { readonly type: 'ended'; readonly run: number; readonly end: RunEnd }
  | { readonly type: 'finished'; readonly run: number; readonly result: RunResult }
  /** A fold is measured. */
  | { readonly type: 'crossValidating'; readonly run: number; readonly done: number; readonly folds: number }
  | { readonly type: 'crossValidated'; readonly run: number; readonly folds: readonly Fold[] }
  | LookedAt
  | LookFailed
  | { readonly type: 'surveyed'; readonly survey: number; readonly start: RunStart }
  /** Also where a run or another survey has taken its place: `stoppedEarly`. */
  | { readonly type: 'surveyFailed'; readonly survey: number; readonly fault: Fault }
  | PredictionAnswer
  | { readonly type: 'failed'; readonly run: number; readonly fault: Fault };

/** In answer to `predict`. */
export type PredictionAnswer =
  /** So many bytes of the table are done. */
  | { readonly type: 'predicting'; readonly prediction: number; readonly bytes: number }
  /** The next bytes of the table with its predictions. */
  | { readonly type: 'predictedPart'; readonly prediction: number; readonly bytes: Uint8Array }
  | { readonly type: 'predicted'; readonly prediction: number; readonly counts: PredictionCounts }
  /** Also where it was stopped: `stoppedEarly`. */
  | { readonly type: 'predictFailed'; readonly prediction: number; readonly fault: Fault };

/** How the iterations of a run came to their end. */
export type RunEnd = Pick<RunResult, 'status' | 'iterations'>;

/** In answer to `look`. */
export interface LookedAt {
  readonly type: 'moment';
  readonly run: number;
  readonly request: number;
  readonly moment: Moment;
}

export interface LookFailed {
  readonly type: 'lookFailed';
  readonly run: number;
  readonly request: number;
  readonly fault: Fault;
}

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
  /** A run in whatever state it is; replaces all that is shown, the curves where it brings some. */
  | { readonly type: 'run'; readonly view: RunView }
  /** How much of the table is read. */
  | { readonly type: 'reading'; readonly run: number; readonly percent: number }
  | LossesOf
  | LookedAt
  /** In answer to `look`: why there is none. */
  | { readonly type: 'lookFailed'; readonly run: number; readonly request: number; readonly text: string }
  /** The ticked runs beside the current one; sent only when they are others. */
  | { readonly type: 'overlays'; readonly overlays: readonly Overlay[] }
  /** As if the button was pressed: the palette's way to it. */
  | { readonly type: 'transport'; readonly action: TransportAction }
  /** A lesson that the runs of this table belong to, or none any more. */
  | { readonly type: 'lesson'; readonly card?: LessonCard; readonly takesFocus?: boolean };

export type TransportAction = 'play' | 'pause' | 'step' | 'stepBack' | 'reset';

export type FromPanel =
  | { readonly type: 'ready' }
  /** The losses that came last are drawn: it can take more. */
  | { readonly type: 'drawn' }
  /** Trains anew with these options changed over those in force. */
  | {
      readonly type: 'train';
      readonly changes: Partial<TrainOptions>;
      readonly estimator?: EstimatorId;
      /** A value on the way, as while a slider is dragged: the next takes its place among the runs. */
      readonly passing?: boolean;
    }
  /** Trains from these parameters, as they are trained; from the usual ones where there are none. */
  | { readonly type: 'startFrom'; readonly parameters?: readonly number[] }
  /** Leaves a row of the table (from 0) out of the training, or puts it back and trains; without a row, puts all back. */
  | { readonly type: 'toggleRow'; readonly row?: number }
  | { readonly type: 'pace'; readonly pace: Pace }
  | { readonly type: 'look'; readonly run: number; readonly request: number; readonly look: Look }
  | { readonly type: 'stop' }
  /** Shows a kept run beside the current one, or no longer. */
  | { readonly type: 'tickRun'; readonly run: number; readonly ticked: boolean }
  | { readonly type: 'renameRun'; readonly run: number }
  | { readonly type: 'deleteRun'; readonly run: number }
  | { readonly type: 'retry' }
  /** Asks where to write a file, and writes it: the bytes of a PNG in base64, any other as text. */
  | { readonly type: 'save'; readonly kind: 'png' | 'svg' | 'csv'; readonly name: string; readonly data: string }
  /** Tells of the whole run in a document of its own. */
  | { readonly type: 'report' }
  /** Asks for a table and predicts its rows. */
  | { readonly type: 'predict' }
  /** Begins a lesson by its id; without one, ends the lesson in hand. */
  | { readonly type: 'lesson'; readonly lesson?: string };

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
  readonly controls: PanelControls;
  readonly state: RunState;
  /** Of a table that is being read, where its size is known. */
  readonly percent?: number;
  /** Its iterations are over, and what came of them is being measured. */
  readonly ended?: StopReason;
  /** Its iterations are held back. */
  readonly paused: boolean;
  /** It stands for a value on the way to another. */
  readonly passing: boolean;
  /** It did not begin with the usual weights. */
  readonly startedElsewhere: boolean;
  readonly start?: RunStart;
  /** Where the page lacks them: with the first view of a run that it is sent. */
  readonly curves?: RunCurves;
  /** `406 rows: 392 used, 14 left out`, then a line for each reason. */
  readonly rowsText: readonly string[];
  readonly result?: RunResult;
  /** Why it stopped and what to make of it, the most important first. */
  readonly notes: readonly Note[];
  /** The file was edited after this training. */
  readonly stale: boolean;
  /** The settled runs of this table, the newest first. */
  readonly runs: readonly RunSummary[];
}

/** A lesson in the user's language. */
export interface LessonCard {
  readonly lesson: string;
  readonly title: string;
  readonly setting: string;
  readonly question: string;
  readonly answers: readonly {
    readonly text: string;
    readonly isRight: boolean;
    /** `your prediction`, `what happened`. */
    readonly marks: readonly string[];
  }[];
  /** Once its trainings have ended. */
  readonly outcome?: {
    readonly isRight: boolean;
    readonly headline: string;
    readonly sentences: readonly string[];
  };
  readonly next?: { readonly lesson: string; readonly text: string };
  readonly again: string;
  readonly close: string;
}

export interface RunCurves {
  /** The losses so far, of every iteration; or where there are very many the prominent ones. */
  readonly own: KeptCurve;
  /** That of the run before on this table, where it is the same loss. */
  readonly ghost?: KeptCurve;
}

/** A settled run as it is listed. */
export interface RunSummary {
  readonly run: number;
  readonly name: string;
  /** Counts from 0; the page makes a colour and a pattern of it. */
  readonly colour: number;
  /** What it has that is another than in the current run. */
  readonly differences: readonly string[];
  readonly lossName: string;
  readonly loss: number;
  /** `converged at iteration 2,316`. */
  readonly end: string;
  readonly ticked: boolean;
  readonly isCurrent: boolean;
}

/** What is shown of another run beside the current one. */
export interface Overlay extends Pick<RunSummary, 'run' | 'name' | 'colour'> {
  /** Where it shows the same loss of the same target. */
  readonly curve?: KeptCurve;
  readonly model?: FittedModel;
}

/** The losses of `iterations`, or without these of every one from 0. */
export interface KeptCurve {
  readonly iterations?: Float64Array;
  readonly losses: Float64Array;
  /** On the rows held back, as long as `losses`, where there are some. */
  readonly validation?: Float64Array;
}

/** What can be changed of a run, in the user's language: only what goes together is offered. */
export interface PanelControls {
  /** Those that fit the target, the one in force among them. */
  readonly estimators: readonly Named[];
  readonly choices: readonly ChoiceControl[];
  readonly numbers: readonly NumberControl[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An option that is one of some choices. A single one is shown and can't be changed. */
export interface ChoiceControl {
  readonly option: 'loss' | 'optimizer' | 'schedule';
  readonly name: string;
  readonly value: string;
  readonly choices: readonly Named[];
}

/** An option that is a number in a range, or the word that stands for one. */
export interface NumberControl {
  readonly option: 'batchSize' | 'momentum' | 'l1' | 'l2' | 'delta' | 'validation';
  readonly name: string;
  readonly value: number | 'auto' | 'all';
  readonly word?: 'auto' | 'all';
  readonly least: number;
  /** The least is itself no value. */
  readonly above: boolean;
  readonly most: number;
  readonly whole: boolean;
  /** What it takes, in words. */
  readonly expected: string;
}

export type RunState = 'reading' | 'training' | 'finished' | 'failed';

export interface Note {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
}

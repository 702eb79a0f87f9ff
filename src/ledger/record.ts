import type { RowCount } from '../core/data/dataset';
import type { FittedModel } from '../core/model/fitted';
import type { Setup } from '../core/model/setup';
import type { Metrics } from '../core/report/metrics';
import type { ChartedLossId } from '../core/train/run';
import type { StopReason } from '../core/train/train';

/** A run as it is kept: what it was trained on, how, and what came of it. */
export interface RunRecord {
  /** As a person named it. */
  readonly name?: string;
  /** When it came to its end, as ISO 8601 has it. */
  readonly ended: string;
  readonly table: TableRecord;
  readonly setup: Setup;
  readonly end: StopReason;
  readonly iterations: number;
  /** The iteration whose weights were kept. */
  readonly kept: number;
  readonly loss: { readonly name: ChartedLossId; readonly value: number };
  readonly rows: RowCount;
  readonly metrics: Metrics;
  /** On the rows that were held back. */
  readonly validation?: Metrics;
  /** Of Descent, VS Code and Node. */
  readonly versions: Readonly<Record<string, string>>;
  /** Absent where a weight is no finite number, as of a training that diverged. */
  readonly model?: FittedModel;
  readonly curve: CurveRecord;
}

export interface TableRecord {
  readonly uri: string;
  /** Of its bytes, in hexadecimal; absent where they had changed by the time the run ended. */
  readonly sha256?: string;
}

/** The losses of `iterations`, or without these of every one from 0. */
export interface CurveRecord {
  readonly iterations?: readonly number[];
  readonly losses: readonly number[];
  /** On the rows that were held back. */
  readonly validation?: readonly number[];
}

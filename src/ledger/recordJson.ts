import type { RowCount } from '../core/data/dataset';
import { jsonOf, parsedJson } from '../core/export/json';
import { requireConsistent } from '../core/export/modelConsistency';
import { MODEL_FORMAT, type WrittenModel, writtenModel } from '../core/export/modelShape';
import { choice, finite, list, object, type Read, record, text, unfit, whole } from '../core/export/reading';
import { setup } from '../core/export/setupShape';
import { LOSS_IDS } from '../core/model/loss';
import { OPTION_RANGES } from '../core/model/setup';
import type { Metrics } from '../core/report/metrics';
import type { CurveRecord, RunRecord, TableRecord } from './record';

const FORMAT = 'descent-run';
const VERSION = 1;
/** A record of a thousand features and twenty classes has two megabytes; a larger file is refused unread. */
export const MOST_BYTES = 1 << 26;
/** As many losses as are kept of a curve at most: the prominent ones. */
export const MOST_LOSSES = 2000;
const MOST_ROWS = 2 ** 32;
const MOST_ITERATIONS = OPTION_RANGES.maxIterations.most;

/** A record as it stands in a file. */
interface WrittenRecord extends Omit<RunRecord, 'model'> {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly model?: WrittenModel;
}

/** JSON has no number that is not finite: they are written as text. */
const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

const number: Read<number> = (value, where) => {
  const named = typeof value === 'string' ? NOT_FINITE.find((one) => String(one) === value) : undefined;
  return named ?? finite(value, where);
};

const date: Read<string> = (value, where) => {
  if (Number.isNaN(Date.parse(text(value, where)))) throw unfit(where, 'fitting', value);
  return text(value, where);
};

const sha256: Read<string> = (value, where) => {
  if (!/^[0-9a-f]{64}$/.test(text(value, where))) throw unfit(where, 'fitting', value);
  return text(value, where);
};

const rowCount = whole(0, MOST_ROWS);
const iteration = whole(0, MOST_ITERATIONS);
const losses = list(number, 1, MOST_LOSSES);

const metric = { optional: number };
const metrics: Read<Metrics> = object<Metrics>({
  rss: metric,
  mse: metric,
  rmse: metric,
  mae: metric,
  r2: metric,
  adjustedR2: metric,
  accuracy: metric,
  misclassified: metric,
  logLoss: metric,
});

const written: Read<WrittenRecord> = object<WrittenRecord>({
  format: choice(FORMAT),
  version: choice(VERSION),
  name: { optional: text },
  ended: date,
  table: object<TableRecord>({ uri: text, sha256: { optional: sha256 } }),
  setup,
  end: choice('converged', 'patience', 'iterations', 'stopped', 'diverged'),
  iterations: iteration,
  kept: iteration,
  loss: object<RunRecord['loss']>({ name: choice(...LOSS_IDS, 'misclassified', 'mistakes'), value: number }),
  rows: object<RowCount>({ total: rowCount, used: rowCount, leftOut: rowCount }),
  metrics,
  validation: { optional: metrics },
  versions: record(text),
  model: { optional: writtenModel },
  curve: object<CurveRecord>({
    iterations: { optional: list(iteration, 1, MOST_LOSSES) },
    losses,
    validation: { optional: losses },
  }),
});

/** A record as the text of a JSON file. */
export function recordToJson(record: RunRecord): string {
  const model = record.model && { format: MODEL_FORMAT, ...record.model };
  return `${jsonOf(withNames({ format: FORMAT, version: VERSION, ...record, model }))}\n`;
}

/**
 * The record in a text that may hold anything; what is none is refused with what was found, what was expected and where. That of a
 * later Descent than this one is not for us to judge.
 */
export function recordFromJson(content: string): RunRecord | 'later' {
  const value = parsedJson(content);
  if (isOfLaterVersion(value)) return 'later';
  const { format: _, version: __, model, ...rest } = written(value, '');
  requireAlike(rest.curve);
  if (!model) return rest;
  const { format: ___, ...fitted } = model;
  requireConsistent(fitted);
  return { ...rest, model: fitted };
}

function isOfLaterVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version } = value as { readonly format?: unknown; readonly version?: unknown };
  return format === FORMAT && typeof version === 'number' && version > VERSION;
}

function requireAlike({ iterations, losses: values, validation }: CurveRecord): void {
  for (const [place, found] of Object.entries({ iterations, validation })) {
    const expected = { least: values.length, most: values.length };
    if (found && found.length !== values.length) throw unfit(`curve.${place}`, 'list', found, expected);
  }
}

/** Numbers that are not finite become text. */
function withNames(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withNames(one)]));
}

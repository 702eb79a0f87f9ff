import type { Dataset } from '../data/dataset';
import { ACTIVATIONS } from '../model/activation';
import { recipeOf } from '../model/setup';
import type { Work } from '../work';
import { axesOf } from './axes';
import { type Canvas, canvasOf, isOf } from './canvas';
import type { Ground } from './ground';
import { type LineLoss, type Optimum, optimaOf } from './otherLosses';
import { type Sample, sampleOf } from './points';

/** Which picture of the fit is asked for. Columns are among the axes that a run has. */
export type FitWish =
  /** The target (of classes: the output) over one column; of a number with the lines that other losses lead to. */
  | { readonly kind: 'feature'; readonly x: string; readonly losses?: true }
  /** Two columns, and the output over both. */
  | { readonly kind: 'pair'; readonly x: string; readonly y: string }
  /** Actual and predicted, from which residuals follow; of a classifier the output and the class. */
  | { readonly kind: 'outputs' };

/** The rows that are drawn, and what the model says of them. */
export interface Fit {
  /** What was asked for; only the outputs where a column is no axis of this run. */
  readonly wish: FitWish;
  readonly points: FitPoints;
  /** How many rows there are to draw from. */
  readonly rows: number;
  /** Over one column: the output of each neuron along it, the other features at their means. */
  readonly curve?: { readonly x: Float64Array; readonly outputs: readonly Float64Array[] };
  /** Along the same x: linear regressions of the same features and rows at the least of each loss. */
  readonly lines?: readonly { readonly loss: LineLoss; readonly output: Float64Array }[];
  /** Over two columns. */
  readonly grid?: FitGrid;
}

export interface FitPoints {
  /** Places in the table, from 0, and lines of the file, from 1. */
  readonly rows: Uint32Array;
  readonly lines: Uint32Array;
  /** What is on the axes, in the columns' units; empty where it is the outputs. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Numbers, 1 and 0, or numbers of classes. */
  readonly targets: Float64Array;
  /** The raw score F(x); of several neurons that of the class predicted. */
  readonly outputs: Float64Array;
  /** The prediction: a value, a probability, 0 or 1, or the number of a class. */
  readonly predictions: Float64Array;
  /** What each row is to the training: a number of `ROLES`. */
  readonly roles: Uint8Array;
}

export interface FitGrid {
  readonly x: { readonly min: number; readonly max: number };
  readonly y: { readonly min: number; readonly max: number };
  /** Points a side. */
  readonly size: number;
  /** The outputs of each neuron, row by row from the least y. */
  readonly outputs: readonly Float64Array[];
}

/** What stays the same from iteration to iteration. */
interface Known {
  readonly sample: Sample;
  canvas?: Canvas;
  optima?: readonly Optimum[];
}

const known = new WeakMap<Ground, Known>();

export function* fitOf(ground: Ground, parameters: Float64Array, asked: FitWish): Work<Fit> {
  const wish: FitWish = hasAxes(ground, asked) ? asked : { kind: 'outputs' };
  const kept = knownOf(ground);
  const { sample } = kept;
  if (!kept.canvas || !isOf(kept.canvas, wish)) kept.canvas = yield* canvasOf(ground, sample, wish);
  const { x, y, curve, grid, rows } = kept.canvas;
  const outputs = rows && (yield* ground.problem.scoresOn(rows, parameters));
  const { targets, positions } = sample.dataset;
  return {
    wish,
    points: {
      rows: positions,
      lines: sample.lines,
      x,
      y,
      targets,
      ...predictedBy(ground, yield* ground.problem.scoresOn(sample.dataset, parameters)),
      roles: sample.roles,
    },
    rows: sample.of,
    ...(curve && outputs && { curve: { x: curve, outputs } }),
    ...(rows && hasLines(ground, wish) && { lines: yield* linesOf(ground, kept, rows) }),
    ...(grid && outputs && { grid: { ...grid, outputs } }),
  };
}

function knownOf(ground: Ground): Known {
  const kept = known.get(ground) ?? { sample: sampleOf(ground) };
  known.set(ground, kept);
  return kept;
}

function hasAxes({ prepared }: Ground, wish: FitWish): boolean {
  if (wish.kind === 'outputs') return true;
  const axes = axesOf(prepared.training.dataset.features);
  return axes.includes(wish.x) && (wish.kind === 'feature' || axes.includes(wish.y));
}

function hasLines({ setup }: Ground, wish: FitWish): boolean {
  return wish.kind === 'feature' && wish.losses === true && recipeOf(setup).estimator.target === 'number';
}

function* linesOf(ground: Ground, kept: Known, rows: Dataset): Work<NonNullable<Fit['lines']>> {
  kept.optima ??= yield* optimaOf(ground);
  const lines = [];
  for (const { loss, problem, parameters } of kept.optima) {
    const [output = new Float64Array()] = yield* problem.scoresOn(rows, parameters);
    lines.push({ loss, output });
  }
  return lines;
}

/** Of one neuron its output and activation; of several the largest output, and whose it is. */
function predictedBy({ setup }: Ground, scores: readonly Float64Array[]): Pick<FitPoints, 'outputs' | 'predictions'> {
  const [first = new Float64Array(), ...others] = scores;
  if (others.length === 0) {
    return { outputs: first, predictions: first.map(ACTIVATIONS[recipeOf(setup).estimator.activation].value) };
  }
  const outputs = first.slice();
  const predictions = new Float64Array(first.length);
  for (const [k, one] of scores.entries()) {
    for (let i = 0; i < one.length; i++) {
      if (!(one[i]! > outputs[i]!)) continue;
      outputs[i] = one[i]!;
      predictions[i] = k;
    }
  }
  return { outputs, predictions };
}

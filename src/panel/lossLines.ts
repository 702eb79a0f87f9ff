import type { ChartDataset } from 'chart.js';
import { color } from 'chart.js/helpers';
import type { CurvePoint } from './decimate';
import { colourOf, dashOf } from './runLook';
import type { Series } from './series';
import type { Theme } from './theme';

export type CurveDataset = ChartDataset<'line', CurvePoint[]>;

/** One line of the chart: what it shows, and how it is told from the others. */
export interface LossLine {
  readonly name: string;
  readonly series: Series;
  readonly kind: 'current' | 'held' | 'ghost' | 'overlay' | 'overlayHeld';
  /** Of an overlay: the place of its look. */
  readonly colour?: number;
}

export function colourOfLine({ kind, colour = 0 }: LossLine, theme: Theme): string {
  if (kind === 'current') return theme.curve;
  if (kind === 'held') return theme.validation;
  return kind === 'ghost' ? theme.ghost : colourOf(colour, theme);
}

/** The rows held back have long dashes, where the ghost has short ones. */
export function lineOf(line: LossLine, data: CurvePoint[], theme: Theme): CurveDataset {
  const { name: label, kind, colour = 0 } = line;
  const ink = colourOfLine(line, theme);
  const shared = { ...DECIMATED, data, label, borderColor: ink, pointRadius: 0 };
  switch (kind) {
    case 'current':
      return { ...shared, backgroundColor: ink, borderWidth: 2, pointRadius: data.length === 1 ? 2.5 : 0 };
    case 'held':
      return { ...shared, borderWidth: 2, borderDash: [10, 4] };
    case 'ghost':
      return { ...shared, borderWidth: 1.5, borderDash: [3, 3] };
    case 'overlay':
      return { ...shared, borderWidth: 1.5, borderDash: [...dashOf(colour)] };
    case 'overlayHeld':
      return { ...shared, borderWidth: 0.75, borderDash: [...dashOf(colour)] };
    default:
      return kind satisfies never;
  }
}

/** What lies under its average. */
export function faintOf(line: LossLine, data: CurvePoint[], theme: Theme): CurveDataset {
  const ink = color(colourOfLine(line, theme)).alpha(0.35).rgbString();
  return { ...DECIMATED, data, label: line.name, borderColor: ink, borderWidth: 1, pointRadius: 0 };
}

/** `_decimated` is not among chart.js's types: without it points within one CSS pixel are merged, a staircase on a finer screen. */
const DECIMATED = { _decimated: true, parsing: false, normalized: true, borderJoinStyle: 'round' } as const;

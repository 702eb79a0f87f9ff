import type { ChartDataset } from 'chart.js';
import type { CurvePoint } from './decimate';
import type { Theme } from './theme';

type CurveDataset = ChartDataset<'line', CurvePoint[]>;

export function curveOf(data: CurvePoint[], theme: Theme): CurveDataset {
  const alone = data.length === 1 ? 2.5 : 0;
  const { curve } = theme;
  return { ...line(data), borderColor: curve, backgroundColor: curve, borderWidth: 2, pointRadius: alone };
}

/** In long dashes, where the ghost has short ones. */
export function heldOf(data: CurvePoint[], theme: Theme): CurveDataset {
  return { ...line(data), borderColor: theme.validation, borderWidth: 2, borderDash: [10, 4], pointRadius: 0 };
}

export function ghostOf(data: CurvePoint[], theme: Theme): CurveDataset {
  return { ...line(data), borderColor: theme.ghost, borderWidth: 1.5, borderDash: [3, 3], pointRadius: 0 };
}

/** Not among chart.js's types: without it points within one CSS pixel are merged, which is a staircase on a finer screen. */
const DECIMATED = { _decimated: true };

function line(data: CurvePoint[]): CurveDataset {
  return { ...DECIMATED, data, parsing: false, normalized: true, borderJoinStyle: 'round' };
}

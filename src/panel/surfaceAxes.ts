import type { ScaleOptions } from 'chart.js';
import { formatNumber } from '../format';
import type { Theme } from './theme';

/** One of two weights. */
export function weightAxis(
  theme: Theme,
  text: string,
  { min, max }: { min: number; max: number },
): ScaleOptions<'linear'> {
  const { muted: color, font, grid, axis: edge } = theme;
  return {
    type: 'linear',
    min,
    max,
    title: { display: true, text, color, font },
    ticks: {
      color,
      font,
      includeBounds: false,
      maxTicksLimit: 9,
      maxRotation: 0,
      callback: (value) => formatNumber(Number(value), 6),
    },
    grid: { color: grid, tickLength: 4, drawOnChartArea: false },
    border: { color: edge },
  };
}

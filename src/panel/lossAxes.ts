import type { ScaleOptions, Tick } from 'chart.js';
import { formatCount, formatNumber } from '../format';
import { logarithmically } from './iterationScale';
import { logarithmicMarks } from './marks';
import type { Theme } from './theme';
import type { Span } from './zoom';

export function iterationAxis(theme: Theme, title: string, { from, to }: Span): ScaleOptions<'linear'> {
  return {
    ...iterations(theme, title),
    min: from,
    max: Math.max(1, to),
    ticks: { ...iterationLabel(theme), precision: 0, callback: (value) => formatCount(Number(value)) },
  };
}

export function logarithmicIterationAxis(theme: Theme, title: string, { from, to }: Span): ScaleOptions<'linear'> {
  const { position, iteration } = logarithmically;
  const most = Math.max(1, to);
  const whole = logarithmicMarks(Math.max(1, from), most).map(Math.round);
  const marks = new Set([0, ...whole].filter((mark) => mark >= from && mark <= most));
  return {
    ...iterations(theme, title),
    min: position(from),
    max: position(most),
    afterBuildTicks: (axis) => {
      axis.ticks = [...marks].map((mark) => ({ value: position(mark) }));
    },
    ticks: { ...iterationLabel(theme), callback: (value) => formatCount(Math.round(iteration(Number(value)))) },
  };
}

export function lossAxis(theme: Theme): ScaleOptions<'linear'> {
  return {
    ...shared(theme),
    type: 'linear',
    ticks: {
      ...label(theme),
      maxTicksLimit: 7,
      callback: (value, _index, ticks) => formatNumber(Number(value), digitsBetween(ticks)),
    },
  };
}

export function logarithmicLossAxis(theme: Theme): ScaleOptions<'logarithmic'> {
  return {
    ...shared(theme),
    type: 'logarithmic',
    afterBuildTicks: (axis) => {
      axis.ticks = logarithmicMarks(axis.min, axis.max).map((value) => ({ value }));
    },
    ticks: { ...label(theme), callback: (value) => formatNumber(Number(value)) },
  };
}

/** The digits that tell neighbouring marks apart. */
function digitsBetween(ticks: readonly Tick[]): number {
  const [first, second] = ticks;
  const step = first && second ? Math.abs(second.value - first.value) : 0;
  if (!(step > 0)) return 4;
  const size = Math.max(...ticks.map(({ value }) => Math.abs(value)));
  return Math.min(15, Math.max(4, Math.ceil(Math.log10(size / step)) + 1));
}

function iterations(theme: Theme, text: string) {
  const { muted: color, font } = theme;
  const title = { display: true, text, color, font, align: 'end', padding: { top: 2 } } as const;
  return { ...shared(theme), type: 'linear', title } as const;
}

function iterationLabel(theme: Theme) {
  return { ...label(theme), includeBounds: false, maxRotation: 0, autoSkipPadding: 16 };
}

function shared(theme: Theme) {
  return { grid: { color: theme.grid, tickLength: 4 }, border: { color: theme.axis } };
}

function label(theme: Theme) {
  return { color: theme.muted, font: theme.font };
}

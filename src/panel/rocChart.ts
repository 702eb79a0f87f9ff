import type { ChartDataset, ChartOptions, ScaleOptions } from 'chart.js';
import { formatNumber } from '../format';
import { Chart, oncePerFrame, themed } from './chart';
import type { CurvePoint } from './decimate';
import { h } from './element';
import type { Roc } from './rocPoints';
import type { Theme } from './theme';
import type { Say } from './words';

/** The line on which guessing lies. */
const GUESSING: CurvePoint[] = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/** The true positive rate over the false positive rate, beside the diagonal. */
export class RocChart {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly #redraw = oncePerFrame(() => this.#draw());
  readonly #theme = themed(this.#redraw);
  #chart: Chart<'line', CurvePoint[]> | undefined;
  #points: CurvePoint[] = [];

  constructor(private readonly say: Say) {
    this.canvas = h('canvas', { id: 'roc-chart', role: 'img', 'aria-label': say('rocChart') });
    this.element = h('div', { class: 'roc-frame' }, this.canvas);
  }

  show({ falsePositive, truePositive }: Roc): void {
    this.#points = Array.from(falsePositive, (x, k) => ({ x, y: truePositive[k] ?? Number.NaN }));
    this.#redraw();
  }

  #draw(): void {
    const theme = this.#theme();
    this.#chart ??= new Chart(this.canvas, { type: 'line', data: { datasets: [] } });
    const chart = this.#chart;
    chart.data.datasets = [
      { ...line(this.#points), borderColor: theme.curve, borderWidth: 2 },
      { ...line(GUESSING), borderColor: theme.ghost, borderWidth: 1, borderDash: [4, 4] },
    ];
    chart.options = this.#options(theme);
    chart.update('none');
  }

  #options(theme: Theme): ChartOptions<'line'> {
    const x = axis(theme, this.say('falsePositives'));
    const y = axis(theme, this.say('truePositives'));
    return { onResize: this.#redraw, layout: { padding: { top: 6, right: 8 } }, scales: { x, y } };
  }
}

function line(data: CurvePoint[]): ChartDataset<'line', CurvePoint[]> {
  return { data, parsing: false, normalized: true, pointRadius: 0, clip: 2 };
}

function axis({ muted: color, font, grid, axis: edge }: Theme, text: string): ScaleOptions<'linear'> {
  return {
    type: 'linear',
    min: 0,
    max: 1,
    title: { display: true, text, color, font },
    ticks: { color, font, stepSize: 0.25, maxRotation: 0, callback: (value) => formatNumber(Number(value)) },
    grid: { color: grid, tickLength: 4 },
    border: { color: edge },
  };
}

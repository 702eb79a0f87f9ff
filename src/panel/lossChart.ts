import type { ChartOptions, Plugin } from 'chart.js';
import { Chart, oncePerFrame, themed } from './chart';
import type { Curves } from './curve';
import { type CurvePoint, decimate, LARGEST } from './decimate';
import { h } from './element';
import { evenly, type IterationScale, logarithmically } from './iterationScale';
import { iterationAxis, logarithmicIterationAxis, logarithmicLossAxis, lossAxis } from './lossAxes';
import { curveOf, ghostOf, heldOf } from './lossLines';
import type { Theme } from './theme';
import type { Say } from './words';

/** The loss by iteration, with the run before as a ghost. What it is given changes at once; it is drawn at the next frame. */
export class LossChart {
  readonly element = h('canvas', { id: 'loss-chart' });
  readonly redraw = oncePerFrame(() => this.#draw());
  ghost: Float64Array = new Float64Array();
  /** Both axes. */
  logarithmic = false;
  /** The iteration that is looked at. */
  cursor: number | undefined;

  readonly #theme = themed(this.redraw);
  #chart: Chart<'line', CurvePoint[]> | undefined;

  /** `drawn` is told how many losses can be seen, after each draw. */
  constructor(
    private readonly curves: Curves,
    private readonly say: Say,
    private readonly drawn: (losses: number) => void,
  ) {}

  /** The last iteration on the axis. */
  get last(): number {
    return Math.max(this.curves.loss.length, this.ghost.length) - 1;
  }

  /** The iteration that lies nearest to a distance from the left edge. */
  iterationAt(x: number): number | undefined {
    const value = this.#chart?.scales.x?.getValueForPixel(x);
    if (value === undefined) return undefined;
    return Math.min(this.last, Math.max(0, Math.round(this.#scale.iteration(value))));
  }

  /** Where the cursor stands, in pixels from the left edge. */
  get cursorX(): number {
    return this.#chart?.scales.x?.getPixelForValue(this.#scale.position(this.cursor ?? 0)) ?? 0;
  }

  #draw(): void {
    const theme = this.#theme();
    const { loss, validation } = this.curves;
    const losses = loss.length;
    const points = this.#pointsOf(loss.values, LARGEST);
    const held = this.#pointsOf(validation.values, LARGEST);
    // A ghost that diverged would press the curve flat: it leaves the chart where it is above all of the curves.
    const most = Math.max(...[...points, ...held].map(({ y }) => (Number.isNaN(y) ? Number.NEGATIVE_INFINITY : y)));
    const ghost = this.#pointsOf(this.ghost, losses > 1 ? most : LARGEST);
    this.#chart ??= this.#create();
    const chart = this.#chart;
    chart.data.datasets = [curveOf(points, theme), heldOf(held, theme), ghostOf(ghost, theme)];
    chart.options = this.#options(theme);
    chart.update('none');
    this.drawn(losses);
  }

  #options(theme: Theme): ChartOptions<'line'> {
    const display = this.last >= 0;
    const [iterations, loss] = this.logarithmic
      ? [logarithmicIterationAxis, logarithmicLossAxis]
      : [iterationAxis, lossAxis];
    const x = { ...iterations(theme, this.say('iteration'), this.last), display };
    const y = { ...loss(theme), display };
    return { onResize: this.redraw, layout: { padding: { top: 6, right: 8 } }, scales: { x, y } };
  }

  get #scale(): IterationScale {
    return this.logarithmic ? logarithmically : evenly;
  }

  /** What can be seen of a curve, at its places on the axis. */
  #pointsOf(losses: Float64Array, most: number): CurvePoint[] {
    const { position } = this.#scale;
    const pixels = (this.#chart?.chartArea?.width ?? this.element.clientWidth) * Math.min(2, devicePixelRatio);
    const share = position(losses.length) / Math.max(1, position(this.last + 1));
    const above = this.logarithmic ? 0 : Number.NEGATIVE_INFINITY;
    return decimate(losses, pixels * share, { above, most }, this.#scale).map(({ x, y }) => ({ x: position(x), y }));
  }

  #create(): Chart<'line', CurvePoint[]> {
    return new Chart(this.element, {
      type: 'line',
      data: { datasets: [] },
      plugins: [this.#cursorLine],
    });
  }

  readonly #cursorLine: Plugin<'line'> = {
    id: 'cursor',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      if (this.cursor === undefined) return;
      const theme = this.#theme();
      const x = this.cursorX;
      ctx.save();
      ctx.strokeStyle = theme.axis;
      ctx.strokeRect(x, chartArea.top, 0, chartArea.height);
      for (const [values, colour] of [
        [this.ghost, theme.ghost],
        [this.curves.validation.values, theme.validation],
        [this.curves.loss.values, theme.curve],
      ] as const) {
        const y = scales.y?.getPixelForValue(values[this.cursor] ?? Number.NaN) ?? Number.NaN;
        if (!(y >= chartArea.top && y <= chartArea.bottom)) continue;
        ctx.fillStyle = colour;
        ctx.beginPath();
        ctx.arc(x, y, 3.5, 0, 2 * Math.PI);
        ctx.fill();
      }
      ctx.restore();
    },
  };
}

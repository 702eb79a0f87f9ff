import type { ChartOptions, Plugin } from 'chart.js';
import { Chart, oncePerFrame, themed } from './chart';
import type { Curves } from './curve';
import { type Bounds, type CurvePoint, decimate, LARGEST } from './decimate';
import { h } from './element';
import { evenly, type IterationScale, logarithmically } from './iterationScale';
import { iterationAxis, logarithmicIterationAxis, logarithmicLossAxis, lossAxis } from './lossAxes';
import { type CurveDataset, colourOfLine, faintOf, type LossLine, lineOf } from './lossLines';
import { lastIteration, lossAt, NO_SERIES, type Series } from './series';
import { smoothed } from './smooth';
import type { Theme } from './theme';
import type { Say } from './words';
import { isWhole, type Span } from './zoom';

/** The loss by iteration, with the run before as a ghost and those that are compared. What it is given changes at once; it is drawn at the next frame. */
export class LossChart {
  readonly element = h('canvas', { id: 'loss-chart' });
  readonly redraw = oncePerFrame(() => this.#draw());
  /** Draws the same curves with another mark on them. */
  readonly remark = oncePerFrame(() => this.#chart?.draw());
  ghost = NO_SERIES;
  /** Of the other runs that are ticked. */
  overlays: readonly LossLine[] = [];
  /** So many iterations are averaged; 1: none. */
  smoothing = 1;
  /** Both axes. */
  logarithmic = false;
  /** The iteration that is looked at. */
  cursor: number | undefined;
  /** The iteration that the page shows, where it is not the last. */
  position: number | undefined;

  /** Until there is a curve, what was drawn before stays: a new run would else begin with an empty chart. */
  waits = false;

  readonly #theme = themed(this.redraw);
  #chart: Chart<'line', CurvePoint[]> | undefined;
  #zoom: Span | undefined;

  /** `drawn` is told how many losses can be seen, after each draw. */
  constructor(
    private readonly curves: Curves,
    private readonly say: Say,
    private readonly drawn: (losses: number) => void,
  ) {}

  /** The last iteration on the whole axis. */
  get last(): number {
    return Math.max(...this.lines.map(({ series }) => lastIteration(series)));
  }

  /** The part of the axis that is in sight, and as much of what is asked for as there is. */
  get sight(): Span {
    const whole = { from: 0, to: Math.max(0, this.last) };
    const { from, to } = this.#zoom ?? whole;
    return from < whole.to ? { from, to: Math.min(to, whole.to) } : whole;
  }

  /** What covers the whole axis goes on doing so as the curve grows. */
  set sight(span: Span) {
    this.#zoom = isWhole(span, this.last) ? undefined : span;
    this.redraw();
  }

  isInSight(iteration: number): boolean {
    const { from, to } = this.sight;
    return iteration >= from && iteration <= Math.max(1, to);
  }

  get isZoomed(): boolean {
    return !isWhole(this.sight, this.last);
  }

  get scale(): IterationScale {
    return this.logarithmic ? logarithmically : evenly;
  }

  /** What is drawn, the topmost first. */
  get lines(): readonly LossLine[] {
    const { loss, validation } = this.curves;
    const isHeld = validation.length > 0;
    return [
      { name: this.say(isHeld ? 'trainingRows' : 'thisRun'), series: loss, kind: 'current' },
      { name: this.say('validationRows'), series: validation, kind: 'held' },
      { name: this.say('previousRun'), series: this.ghost, kind: 'ghost' },
      ...this.overlays,
    ];
  }

  /** Of the plot, in pixels. */
  get width(): number {
    return this.#chart?.chartArea.width ?? 1;
  }

  /** The iteration that lies nearest to a distance from the left edge. */
  iterationAt(x: number): number | undefined {
    const value = this.#chart?.scales.x?.getValueForPixel(x);
    if (value === undefined) return undefined;
    const { from, to } = this.sight;
    const iteration = Math.round(this.scale.iteration(value));
    return this.last < 0 ? undefined : Math.min(Math.floor(to), Math.max(Math.ceil(from), iteration));
  }

  /** Where the cursor stands, in pixels from the left edge. */
  get cursorX(): number {
    return this.#chart?.scales.x?.getPixelForValue(this.scale.position(this.cursor ?? 0)) ?? 0;
  }

  #draw(): void {
    if (this.waits && this.#chart && this.curves.loss.length < 2) return;
    const theme = this.#theme();
    this.#chart ??= this.#create();
    const chart = this.#chart;
    chart.data.datasets = this.#datasets(theme);
    chart.options = this.#options(theme);
    chart.update('none');
    this.drawn(this.curves.loss.length);
  }

  #options(theme: Theme): ChartOptions<'line'> {
    const display = this.last >= 0;
    const [iterations, loss] = this.logarithmic
      ? [logarithmicIterationAxis, logarithmicLossAxis]
      : [iterationAxis, lossAxis];
    const x = { ...iterations(theme, this.say('iteration'), this.sight), display };
    const y = { ...loss(theme), display };
    return { onResize: this.redraw, layout: { padding: { top: 6, right: 8 } }, scales: { x, y } };
  }

  /** The curves in sight, each over what it averages. */
  #datasets(theme: Theme): CurveDataset[] {
    const above = this.logarithmic ? 0 : Number.NEGATIVE_INFINITY;
    const isSmooth = this.smoothing > 1;
    const datasets: CurveDataset[] = [];
    const faint: CurveDataset[] = [];
    let most = Number.NEGATIVE_INFINITY;
    for (const line of this.lines) {
      const isOwn = line.kind === 'current' || line.kind === 'held';
      const bounds = { above, most: isOwn || this.curves.loss.length < 2 ? LARGEST : most };
      const points = this.#pointsOf(line.series, bounds, line.kind.startsWith('overlay'));
      if (isOwn) most = Math.max(most, ...points.map(({ y }) => (Number.isNaN(y) ? Number.NEGATIVE_INFINITY : y)));
      if (isSmooth && isOwn) faint.push(faintOf(line, points, theme));
      const shown = isSmooth ? this.#pointsOf(smoothed(line.series, this.smoothing), bounds) : points;
      datasets.push(lineOf(line, shown, theme));
    }
    return [...datasets, ...faint];
  }

  /**
   * What can be seen of a curve, at its places on the axis. What diverged would press the other curves flat: it leaves the chart where
   * it is above all of these, or `ofItsOwn` above where it came into sight as well.
   */
  #pointsOf(series: Series, { above, most }: Bounds, ofItsOwn = false): CurvePoint[] {
    const { position } = this.scale;
    const { from, to } = this.sight;
    const pixels = (this.#chart?.chartArea?.width ?? this.element.clientWidth) * Math.min(2, devicePixelRatio);
    const width = position(to + 1) - position(from);
    const share = (position(Math.min(to, lastIteration(series)) + 1) - position(from)) / width;
    const first = ofItsOwn ? (lossAt(series, Math.ceil(from))?.loss ?? most) : most;
    const bounds = { above, most: Math.min(LARGEST, Math.max(most, first)) };
    const points = decimate(series, pixels * share, bounds, this.scale, { from, to });
    return points.map(({ x, y }) => ({ x: position(x), y }));
  }

  #create(): Chart<'line', CurvePoint[]> {
    return new Chart(this.element, {
      type: 'line',
      data: { datasets: [] },
      plugins: [this.#positionLine, this.#cursorLine],
    });
  }

  readonly #positionLine: Plugin<'line'> = {
    id: 'position',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      if (this.position === undefined || !this.isInSight(this.position)) return;
      const theme = this.#theme();
      const x = scales.x?.getPixelForValue(this.scale.position(this.position)) ?? 0;
      const y = scales.y?.getPixelForValue(lossAt(this.curves.loss, this.position)?.loss ?? Number.NaN) ?? Number.NaN;
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = theme.text;
      ctx.setLineDash([2, 3]);
      ctx.strokeRect(x, chartArea.top, 0, chartArea.height);
      if (y >= chartArea.top && y <= chartArea.bottom) {
        ctx.beginPath();
        ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
        ctx.fill();
      }
      ctx.restore();
    },
  };

  readonly #cursorLine: Plugin<'line'> = {
    id: 'cursor',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      if (this.cursor === undefined || !this.isInSight(this.cursor)) return;
      const theme = this.#theme();
      const x = this.cursorX;
      ctx.save();
      ctx.strokeStyle = theme.axis;
      ctx.strokeRect(x, chartArea.top, 0, chartArea.height);
      for (const line of this.lines.toReversed()) {
        const y = scales.y?.getPixelForValue(lossAt(line.series, this.cursor)?.loss ?? Number.NaN) ?? Number.NaN;
        if (!(y >= chartArea.top && y <= chartArea.bottom)) continue;
        ctx.fillStyle = colourOfLine(line, theme);
        ctx.beginPath();
        ctx.arc(x, y, 3.5, 0, 2 * Math.PI);
        ctx.fill();
      }
      ctx.restore();
    },
  };
}

import type { Chart as AnyChart, ChartOptions, Plugin, ScaleOptions } from 'chart.js';
import { formatNumber } from '../format';
import { Chart, oncePerFrame, themed } from './chart';
import type { Range } from './contours';
import { h } from './element';
import { drawCursor, drawFit, placeOf } from './fitDrawing';
import type { Plot } from './fitField';
import type { FitPicture } from './fitPicture';
import type { Theme } from './theme';
import type { Say } from './words';

/** What an axis shows: numbers, probabilities, or classes by their places. */
interface Axis {
  readonly title: string;
  readonly range: Range;
  readonly marks?: readonly number[];
  readonly names?: readonly string[];
}

const LETTERS = 14;
/** Room for the marks of the axis, so that the plot stays where it is when they change. */
const MARKS_WIDTH = 52;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** The axes, with a picture of the fit within. What it is given changes at once; it is drawn at the next frame. */
export class FitChart {
  readonly element = h('canvas', { id: 'fit-chart' });
  readonly redraw = oncePerFrame(() => this.#draw());
  picture: FitPicture | undefined;
  /** The place in the list of the row that is looked at. */
  cursor: number | undefined;

  readonly #theme = themed(this.redraw);
  #chart: Chart<'line', never[]> | undefined;

  constructor(
    private readonly say: Say,
    private readonly drawn: () => void,
  ) {}

  /** What was drawn, and where. */
  get plot(): Plot | undefined {
    return this.#chart && this.#plotOf(this.#chart);
  }

  /** Where a row was drawn, in pixels. */
  placeOf(i: number): readonly [x: number, y: number] | undefined {
    return this.plot && this.picture && placeOf(this.plot, this.picture, i);
  }

  #draw(): void {
    if (!this.picture) return;
    this.#chart ??= new Chart(this.element, { type: 'line', data: { datasets: [] }, plugins: [this.#fit] });
    this.#chart.options = this.#options(this.picture);
    this.#chart.update('none');
    this.drawn();
  }

  #options(picture: FitPicture): ChartOptions<'line'> {
    const { x, y } = axesOf(picture, this.say);
    const theme = this.#theme();
    const upright = {
      afterFit: (scale: { width: number }) => {
        scale.width = Math.max(scale.width, MARKS_WIDTH);
      },
    };
    return {
      onResize: this.redraw,
      layout: { padding: { top: 8, right: 10 } },
      scales: { x: axis(theme, x), y: { ...axis(theme, y), ...upright } },
    };
  }

  readonly #fit: Plugin<'line'> = {
    id: 'fit',
    afterDatasetsDraw: (chart) => {
      const plot = this.#plotOf(chart);
      if (!this.picture || !plot) return;
      const { ctx, area } = plot;
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      drawFit(plot, this.picture);
      ctx.restore();
      if (this.cursor !== undefined) drawCursor(plot, this.picture, this.cursor);
    },
  };

  #plotOf({ ctx, chartArea, scales: { x, y } }: Pick<AnyChart, 'ctx' | 'chartArea' | 'scales'>): Plot | undefined {
    if (!x || !y) return undefined;
    const places = { x: (value: number) => x.getPixelForValue(value), y: (value: number) => y.getPixelForValue(value) };
    return { ctx, theme: this.#theme(), places, area: chartArea };
  }
}

function axesOf({ choice, subject, ranges }: FitPicture, say: Say): { x: Axis; y: Axis } {
  const { said, target, classes } = subject;
  const isNumber = said === 'number';
  const probability = { title: say('fitProbability', target, classes.at(-1) ?? ''), marks: QUARTERS };
  const output = { title: say('fitOutput') };
  const ofClass = (title: string) => ({ title, names: classes });
  const predicted = {
    number: { title: say('predictedValue') },
    probability,
    side: ofClass(say('predictedClass')),
    classes: ofClass(say('predictedClass')),
  }[said];
  const over = { number: { title: target }, probability, side: ofClass(target), classes: output }[said];
  const actual = isNumber ? { title: say('actualValue') } : ofClass(say('actualClass'));
  const titles = {
    feature: [{ title: choice.x }, over],
    pair: [{ title: choice.x }, { title: choice.y }],
    actual: [actual, predicted],
    residuals: [predicted, { title: say('residual') }],
    sigmoid: [output, said === 'side' ? { title: target, marks: [0, 1], names: classes } : probability],
  } as const;
  const [x, y] = titles[choice.kind];
  return { x: { ...x, range: ranges.x }, y: { ...y, range: ranges.y } };
}

function axis(
  { muted: color, font, grid, axis: edge }: Theme,
  { title, range, marks, names }: Axis,
): ScaleOptions<'linear'> {
  const at = marks ?? names?.map((_, k) => k);
  return {
    type: 'linear',
    ...range,
    title: { display: true, text: title, color, font },
    ...(at && {
      afterBuildTicks: (scale) => {
        scale.ticks = at.map((value) => ({ value }));
      },
    }),
    ticks: {
      color,
      font,
      includeBounds: false,
      maxRotation: 0,
      autoSkipPadding: 12,
      callback: (value) => (names ? shortened(names[Number(value)] ?? '') : formatNumber(Number(value))),
    },
    grid: { color: grid, tickLength: 4 },
    border: { color: edge },
  };
}

function shortened(name: string): string {
  return name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
}

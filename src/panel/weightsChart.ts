import type { ChartOptions, Plugin } from 'chart.js';
import { formatNumber } from '../format';
import { Chart, oncePerFrame, themed } from './chart';
import type { ComparedWeights } from './comparedWeights';
import { h } from './element';
import { Outline } from './outline';
import { colourOf, markOf } from './runLook';
import type { Term } from './terms';

const BAR = 22;
/** Pixels for the number at the end of a bar. */
const NUMBER = 64;
const LETTER = 7;

/** Standardised weights as horizontal bars from a common zero, each with its number at its end. */
export class WeightsChart {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly #redraw = oncePerFrame(() => this.#draw());
  readonly #theme = themed(this.#redraw);
  #chart: Chart<'bar', number[], string> | undefined;
  #terms: readonly Term[] = [];
  #kept: readonly Term[] = [];
  #compared: readonly ComparedWeights[] = [];

  constructor(label: string) {
    this.canvas = h('canvas', { id: 'weights-chart', role: 'img', 'aria-label': label });
    this.element = h('div', { class: 'weights-frame' }, this.canvas);
  }

  /** The axis has room for the terms that are kept as well, so that it stays while iterations go by. */
  show(terms: readonly Term[], kept: readonly Term[], compared: readonly ComparedWeights[]): void {
    this.#compared = compared;
    this.#terms = terms;
    this.#kept = kept;
    this.element.style.height = `${terms.length * BAR + 8}px`;
    this.#redraw();
  }

  #draw(): void {
    const theme = this.#theme();
    const values = this.#terms.map(({ standardised }) => (Number.isFinite(standardised) ? standardised : 0));
    const colours = values.map((value) => (value < 0 ? theme.negative : theme.positive));
    const bars = {
      data: values,
      backgroundColor: colours,
      borderColor: theme.edge ?? colours,
      borderWidth: theme.edge ? 1 : 0,
    };
    this.#chart ??= this.#create();
    const chart = this.#chart;
    chart.data = { labels: this.#terms.map(({ name }) => name), datasets: [{ ...bars, barThickness: 12 }] };
    chart.options = this.#options(values);
    chart.update('none');
  }

  #create(): Chart<'bar', number[], string> {
    const data = { labels: [], datasets: [] };
    return new Chart(this.canvas, {
      type: 'bar',
      data,
      options: { onResize: this.#redraw },
      plugins: [this.#numbers, this.#marks],
    });
  }

  #options(values: readonly number[]): ChartOptions<'bar'> {
    const theme = this.#theme();
    const width = this.element.clientWidth;
    const letters = Math.max(8, Math.floor((width * 0.4) / LETTER));
    const plot = width - LETTER * Math.min(letters, Math.max(0, ...this.#terms.map(({ name }) => name.length)));
    return {
      indexAxis: 'y',
      onResize: this.#redraw,
      layout: { padding: 0 },
      scales: {
        x: {
          display: false,
          ...rangeOf(
            [...values, ...this.#kept.map(({ standardised }) => standardised), ...this.#marked].filter(Number.isFinite),
            plot,
            this.#compared.length > 0,
          ),
        },
        y: {
          grid: { display: false },
          border: { display: false },
          ticks: {
            autoSkip: false,
            color: theme.text,
            font: theme.font,
            callback: (index) => shorten(this.#terms[Number(index)]?.name ?? '', letters),
          },
        },
      },
    };
  }

  /** Every value that is marked. */
  get #marked(): number[] {
    return this.#terms.flatMap(({ name }) => this.#marksOf(name));
  }

  /** The standardised weights of a feature in the runs that are compared. */
  #marksOf(name: string): number[] {
    return this.#compared.map(({ terms }) => terms.get(name)?.standardised ?? Number.NaN);
  }

  /** The weights of other runs, each by its mark. */
  readonly #marks: Plugin<'bar'> = {
    id: 'marks',
    afterDatasetsDraw: ({ ctx, scales: { x, y } }) => {
      if (!x || !y) return;
      const theme = this.#theme();
      for (const [k, { name }] of this.#terms.entries()) {
        for (const { colour, terms } of this.#compared) {
          const { standardised = Number.NaN } = terms.get(name) ?? {};
          if (!Number.isFinite(standardised)) continue;
          const mark = new Outline(markOf(colour));
          ctx.save();
          ctx.translate(x.getPixelForValue(standardised), y.getPixelForValue(k));
          ctx.fillStyle = colourOf(colour, theme);
          ctx.strokeStyle = theme.background;
          ctx.lineWidth = 2;
          ctx.stroke(mark);
          ctx.fill(mark);
          ctx.restore();
        }
      }
    },
  };

  readonly #numbers: Plugin<'bar'> = {
    id: 'numbers',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const { x, y } = scales;
      if (!x || !y) return;
      const theme = this.#theme();
      const zero = x.getPixelForValue(0);
      ctx.save();
      ctx.fillStyle = theme.axis;
      ctx.fillRect(zero - 0.5, chartArea.top, 1, chartArea.height);
      ctx.fillStyle = theme.muted;
      ctx.font = `${theme.font.size}px ${theme.font.family}`;
      ctx.textBaseline = 'middle';
      for (const [k, { name, standardised }] of this.#terms.entries()) {
        const left = standardised < 0 === (this.#compared.length === 0); // beside marks it stands across the zero line
        const own = Number.isFinite(standardised) ? standardised : 0;
        const ends = [0, own, ...this.#marksOf(name)].filter((value) => (left ? value < 0 : value > 0));
        const end = x.getPixelForValue(left ? Math.min(0, ...ends) : Math.max(0, ...ends));
        ctx.textAlign = left ? 'right' : 'left';
        ctx.fillText(formatNumber(standardised), end + (left ? -6 : 6), y.getPixelForValue(k));
      }
      ctx.restore();
    },
  };
}

/** From the least to the greatest value and zero, with room for a number on each side that has bars, or on both. */
function rangeOf(values: readonly number[], plot: number, both: boolean): { min: number; max: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const sides = both ? 2 : Number(low < 0) + Number(high > 0);
  const room = ((high - low || 1) * NUMBER) / Math.max(NUMBER, plot - sides * NUMBER);
  return { min: both || low < 0 ? low - room : low, max: both || high > 0 || low === 0 ? high + room : high };
}

function shorten(name: string, letters: number): string {
  return name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
}

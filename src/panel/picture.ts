import { BasicPlatform, type ChartConfiguration } from 'chart.js';
import { Chart } from './chart';
import { h } from './element';
import { type Measure, SvgCanvas, type SvgContext } from './svgContext';
import { readTheme, type Theme } from './theme';

/** Pixels of a PNG to one of the page: sharp in print as well. */
const SCALE = 3;
const PAD = 16;

type Canvas = HTMLCanvasElement | SvgCanvas;
type Context = CanvasRenderingContext2D | SvgContext;
type Place = readonly [x: number, y: number, width: number, height: number];

/** A chart under its title, on the theme's own ground; undefined where the chart has not been drawn. */
export function pngOf(title: string, canvas: HTMLCanvasElement): Promise<Blob> | undefined {
  const sheet = sheetOf(title, canvas);
  if (!sheet) return undefined;
  const drawn = h('canvas', { width: sheet.width * SCALE, height: sheet.height * SCALE });
  const context = contextOf(drawn);
  const inner = h('canvas');
  context.scale(SCALE, SCALE);
  draw(context, sheet, inner, (x, y, width, height) => context.drawImage(inner, x, y, width, height));
  return new Promise((resolve, reject) => {
    drawn.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('too large a picture'))), 'image/png');
  });
}

/** The same as lines and letters. */
export function svgOf(title: string, canvas: HTMLCanvasElement): string | undefined {
  const sheet = sheetOf(title, canvas);
  if (!sheet) return undefined;
  const ruler = contextOf(h('canvas'));
  const measure: Measure = (text, font) => {
    ruler.font = font;
    return ruler.measureText(text);
  };
  const drawn = new SvgCanvas(sheet.width, sheet.height, measure);
  const inner = new SvgCanvas(0, 0, measure);
  draw(drawn.context, sheet, inner, (x, y, width, height) => drawn.context.drawImage(inner, x, y, width, height));
  return String(drawn);
}

interface Sheet {
  readonly title: string;
  readonly chart: Chart;
  readonly legend: readonly Entry[];
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  /** Of the chart alone: a chart takes whole pixels of its canvas. */
  readonly plot: { readonly width: number; readonly height: number };
  /** What the title and the legend take of the height. */
  readonly head: number;
}

/** A curve by its name, and where that stands. */
interface Entry {
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly x: number;
  readonly y: number;
}

/** Of the line beside a name, with the gap between, and of the gap to the next. */
const SAMPLE = 24;
const GAP = 6;
const NEXT = 16;

function sheetOf(title: string, canvas: HTMLCanvasElement): Sheet | undefined {
  const chart = Chart.getChart(canvas);
  if (!chart || chart.width === 0 || chart.height === 0) return undefined;
  const theme = readTheme();
  const plot = { width: Math.floor(chart.width), height: Math.floor(chart.height) };
  const legend = legendOf(chart, plot.width, theme);
  const head = Math.round((legend.at(-1)?.y ?? PAD + 0.6 * theme.font.size) + 1.6 * theme.font.size);
  return { title, chart, legend, theme, head, plot, width: plot.width + 2 * PAD, height: head + plot.height + PAD };
}

/** The curves that have names and points, where there is more than one; on as many lines as it takes. */
function legendOf({ data }: Chart, width: number, { font }: Theme): Entry[] {
  const ruler = contextOf(h('canvas'));
  ruler.font = `${font.size}px ${font.family}`;
  const entries = new Map<string, Entry>();
  let [x, y] = [PAD, PAD + 2.6 * font.size];
  for (const dataset of data.datasets) {
    const { label, borderColor } = dataset;
    if (!label || entries.has(label) || dataset.data.length === 0 || typeof borderColor !== 'string') continue;
    const dash = 'borderDash' in dataset && Array.isArray(dataset.borderDash) ? dataset.borderDash.map(Number) : [];
    const taken = SAMPLE + GAP + ruler.measureText(label).width;
    if (x > PAD && x + taken > PAD + width) [x, y] = [PAD, y + 1.5 * font.size];
    entries.set(label, { label, color: borderColor, dash, x, y });
    x += taken + NEXT;
  }
  return entries.size > 1 ? [...entries.values()] : [];
}

/** `set` sets what was drawn on `inner` into the sheet. */
function draw(context: Context, sheet: Sheet, inner: Canvas, set: (...place: Place) => void): void {
  const { title, chart, legend, theme, width, height, head, plot } = sheet;
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.fillStyle = theme.text;
  context.font = `600 ${theme.font.size * 1.2}px ${theme.font.family}`;
  context.fillText(title, PAD, PAD + 0.6 * theme.font.size);
  drawLegend(context, legend, theme);
  const copy = copyOf(chart, plot, inner);
  set(PAD, head, plot.width, plot.height);
  copy.destroy();
}

function drawLegend(context: Context, legend: readonly Entry[], { font, muted }: Theme): void {
  context.font = `${font.size}px ${font.family}`;
  context.fillStyle = muted;
  context.lineWidth = 2;
  for (const { label, color, dash, x, y } of legend) {
    context.strokeStyle = color;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + SAMPLE, y);
    context.stroke();
    context.fillText(label, x + SAMPLE + GAP, y);
  }
  context.setLineDash([]);
}

/** The same chart drawn once more, on another canvas: the one that is seen stays as it is. */
function copyOf(chart: Chart, { width, height }: Sheet['plot'], canvas: Canvas): Chart {
  const { type, data, options = {}, plugins = [] } = chart.config as ChartConfiguration; // ours all name their kind
  canvas.width = width;
  canvas.height = height;
  return new Chart(canvas as HTMLCanvasElement, {
    type,
    // A line with segments is drawn by the calls that a context knows; without them by a `Path2D`, which nobody can read.
    data: { ...data, datasets: data.datasets.map((dataset) => ({ ...dataset, segment: {} })) },
    options: {
      ...options,
      responsive: false,
      onResize: () => {},
      devicePixelRatio: canvas instanceof SvgCanvas ? 1 : SCALE,
    },
    plugins,
    platform: BasicPlatform, // it asks nothing of a canvas but its context
  });
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  return context;
}

import type { ChartArea, ChartOptions, Plugin, Scale } from 'chart.js';
import { Chart, oncePerFrame, themed } from './chart';
import { h } from './element';
import { weightAxis } from './surfaceAxes';
import { ContourPaint } from './surfaceContours';
import { paintPath } from './surfacePath';
import type { Scene, Spot } from './surfaceScene';

/** Contours of the loss over two weights with the path on top. What it is given changes at once; it is drawn at the next frame. */
export class SurfaceChart {
  readonly canvas = h('canvas', { id: 'surface-chart' });
  readonly redraw = oncePerFrame(() => this.#draw());
  scene: Scene | undefined;
  /** Where the cross stands. */
  cursor: Spot | undefined;

  readonly #theme = themed(this.redraw);
  readonly #contours = new ContourPaint();
  #chart: Chart<'line'> | undefined;

  /** The weights under a place on the canvas, in pixels from its corner; undefined beside the plane. */
  spotAt(x: number, y: number): Spot | undefined {
    const { scales, area } = this.#parts ?? {};
    if (!scales || !area || x < area.left || x > area.right || y < area.top || y > area.bottom) return undefined;
    return { x: scales.x.getValueForPixel(x) ?? Number.NaN, y: scales.y.getValueForPixel(y) ?? Number.NaN };
  }

  /** Where a spot lies on the canvas, in pixels from its corner. */
  placeOf({ x, y }: Spot): Spot | undefined {
    const { scales } = this.#parts ?? {};
    return scales && { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
  }

  get #parts(): { readonly scales: { readonly x: Scale; readonly y: Scale }; readonly area: ChartArea } | undefined {
    const { scales, chartArea: area } = this.#chart ?? {};
    return scales?.x && scales.y && area ? { scales: { x: scales.x, y: scales.y }, area } : undefined;
  }

  #draw(): void {
    if (!this.scene) return;
    this.#chart ??= new Chart(this.canvas, { type: 'line', data: { datasets: [] }, plugins: [this.#paint] });
    this.#chart.options = this.#options(this.scene);
    this.#chart.update('none');
  }

  #options({ surface, names }: Scene): ChartOptions<'line'> {
    const theme = this.#theme();
    const x = weightAxis(theme, names.x, surface.x);
    const y = weightAxis(theme, names.y, surface.y);
    return { onResize: this.redraw, layout: { padding: { top: 6, right: 12 } }, scales: { x, y } };
  }

  readonly #paint: Plugin<'line'> = {
    id: 'surface',
    beforeDatasetsDraw: ({ ctx }) => {
      const { scene } = this;
      const parts = this.#parts;
      if (!scene || !parts) return;
      const theme = this.#theme();
      const { scales, area } = parts;
      const places = {
        x: (value: number) => scales.x.getPixelForValue(value),
        y: (value: number) => scales.y.getPixelForValue(value),
      };
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      this.#contours.paint(ctx, scene.surface, places, area, theme);
      paintPath(ctx, scene, places, theme);
      if (this.cursor) paintCross(ctx, places.x(this.cursor.x), places.y(this.cursor.y), area, theme.text);
      ctx.restore();
    },
  };
}

function paintCross(ctx: CanvasRenderingContext2D, x: number, y: number, area: ChartArea, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(x, area.top);
  ctx.lineTo(x, area.bottom);
  ctx.moveTo(area.left, y);
  ctx.lineTo(area.right, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

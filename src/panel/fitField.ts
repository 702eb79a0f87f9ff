import { formatNumber } from '../format';
import { ACTIVATED } from './activated';
import { type Area, type Field, labelPlace, outlinesOf, type Places, trace } from './contours';
import { classColour, inTheme } from './fitLooks';
import type { FitPicture } from './fitPicture';
import { around } from './fitRanges';
import { evenMarks } from './marks';
import type { Theme } from './theme';

type Context = CanvasRenderingContext2D;

/** A canvas with the scales of its axes, within which all is drawn. */
export interface Plot {
  readonly ctx: Context;
  readonly theme: Theme;
  readonly places: Places;
  readonly area: Area;
}

const SHADE = 0.14;
/** Each level above another darkens by so much. */
const LEVEL_SHADE = 0.06;
const LEVELS = 12;
const PROBABILITIES = [0.1, 0.25, 0.75, 0.9];

/** The output over two columns: of a number its levels, of classes where each is predicted. */
export function drawField(plot: Plot, { fit, subject }: FitPicture): void {
  const { grid } = fit;
  if (!grid) return;
  const [first = new Float64Array()] = grid.outputs;
  if (subject.said === 'number') {
    drawLevels(plot, { ...grid, values: first }, levelsOf(fit.points.targets));
    return;
  }
  const margins = marginsOf(grid.outputs);
  for (const [k, values] of margins.entries()) drawRegion(plot, { ...grid, values }, k, subject.classes[k] ?? '');
  if (subject.said !== 'probability') return;
  const probabilities = { ...grid, values: first.map(ACTIVATED.probability) };
  for (const level of PROBABILITIES) drawLevel(plot, probabilities, level, plot.theme.muted);
}

/** By how much each class is ahead of the best of the others: it is predicted where that is above 0. */
export function marginsOf(outputs: readonly Float64Array[]): readonly Float64Array[] {
  const [first = new Float64Array(), ...others] = outputs;
  if (others.length === 0) return [first.map((z) => -z), first];
  return outputs.map((own, k) =>
    own.map(
      (z, i) => z - outputs.reduce((most, other, m) => (m === k ? most : Math.max(most, other[i] ?? z)), -Infinity),
    ),
  );
}

/** Levels that stay where they are while the training goes on. */
function levelsOf(targets: Float64Array): number[] {
  const { min, max } = around(targets);
  return evenMarks(min, max, LEVELS);
}

function drawLevels(plot: Plot, field: Field, levels: readonly number[]): void {
  const { ctx, theme, places } = plot;
  ctx.fillStyle = theme.curve;
  for (const level of levels) {
    ctx.globalAlpha = LEVEL_SHADE;
    ctx.beginPath();
    trace(ctx, outlinesOf(field, level, places));
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  for (const level of levels) drawLevel(plot, field, level, theme.curve);
}

function drawLevel(plot: Plot, field: Field, level: number, colour: string): void {
  const { ctx, places, area } = plot;
  const outlines = outlinesOf(field, level, places);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  trace(ctx, outlines);
  ctx.stroke();
  ctx.setLineDash([]);
  const at = labelPlace(outlines, area);
  if (at) name(plot, formatNumber(level), at);
}

function drawRegion(plot: Plot, field: Field, k: number, label: string): void {
  const { ctx, theme, places } = plot;
  const outlines = outlinesOf(field, 0, places);
  ctx.beginPath();
  trace(ctx, outlines);
  ctx.fillStyle = inTheme(classColour(k), theme);
  ctx.globalAlpha = SHADE;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.text;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  const at = surest(field);
  if (at) name(plot, label, [places.x(at.x), places.y(at.y)]);
}

/** The place well within a field where its values are greatest, if above 0. */
function surest({ x, y, size, values }: Field): { x: number; y: number } | undefined {
  const edge = Math.ceil(size / 10);
  let most = 0;
  let at: { x: number; y: number } | undefined;
  for (let j = edge; j < size - edge; j++) {
    for (let i = edge; i < size - edge; i++) {
      const value = values[j * size + i] ?? 0;
      if (!(value > most)) continue;
      most = value;
      at = { x: x.min + ((x.max - x.min) * i) / (size - 1), y: y.min + ((y.max - y.min) * j) / (size - 1) };
    }
  }
  return at;
}

/** Letters that can be read on whatever lies under them. */
function name({ ctx, theme }: Plot, text: string, [x, y]: readonly [number, number]): void {
  ctx.font = `${theme.font.size}px ${theme.font.family}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = theme.background;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = theme.text;
  ctx.fillText(text, x, y);
}

import type { Plot } from './fitField';
import { drawField } from './fitField';
import type { FitLine } from './fitLines';
import { classColour, inTheme, lookOf, residualColour } from './fitLooks';
import { classOf, type FitPicture, ROLES } from './fitPicture';
import { around } from './fitRanges';
import { CROSS, SHAPES, shapeOf } from './shapes';

/** More points than these are drawn smaller. */
const MANY = 250;
const [SMALL, LARGE] = [2.4, 3.4];
/** Where their size says how great the target is. */
const [LEAST, MOST] = [1.8, 6.5];

export function drawFit(plot: Plot, picture: FitPicture): void {
  if (picture.choice.kind === 'pair') drawField(plot, picture);
  if (picture.places.foot) drawResiduals(plot, picture);
  const isOver = picture.choice.kind !== 'sigmoid'; // there the rows lie on the line
  if (!isOver) drawLines(plot, picture);
  drawPoints(plot, picture);
  if (isOver) drawLines(plot, picture);
}

/** A ring around the row under the cursor. */
export function drawCursor(plot: Plot, picture: FitPicture, i: number): void {
  const { ctx, theme } = plot;
  const [x, y] = placeOf(plot, picture, i);
  ctx.strokeStyle = theme.text;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, radiusOf(picture)(i) + 4.5, 0, 2 * Math.PI);
  ctx.stroke();
}

/** Where a row is drawn: at the edge where it lies beyond it. */
export function placeOf({ places, area }: Plot, { places: { x, y } }: FitPicture, i: number): [number, number] {
  const [left, top] = [places.x(x[i] ?? Number.NaN), places.y(y[i] ?? Number.NaN)];
  return [Math.max(area.left, Math.min(area.right, left)), Math.max(area.top, Math.min(area.bottom, top))];
}

/** Segments from the rows trained on to what is predicted; and squares upon them, whose areas are what RSS adds up. */
function drawResiduals(plot: Plot, picture: FitPicture): void {
  const { ctx, theme, places, area } = plot;
  const { fit, choice } = picture;
  const { foot = [] } = picture.places;
  ctx.strokeStyle = ctx.fillStyle = inTheme(residualColour(picture.subject.said), theme);
  ctx.lineWidth = 1;
  const strength = foot.length > MANY ? 0.35 : 0.8;
  const squares = choice.squares && choice.kind === 'feature';
  for (let i = 0; i < foot.length; i++) {
    if (fit.points.roles[i] !== ROLES.training) continue;
    const [x] = placeOf(plot, picture, i);
    const top = places.y(picture.places.y[i] ?? Number.NaN);
    const height = places.y(foot[i] ?? Number.NaN) - top;
    if (!Number.isFinite(height)) continue;
    ctx.globalAlpha = strength;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    if (!squares) continue;
    const side = Math.abs(height);
    const left = x + side > area.right ? x - side : x;
    ctx.strokeRect(left, top, side, height);
    ctx.globalAlpha = 0.1;
    ctx.fillRect(left, top, side, height);
  }
  ctx.globalAlpha = 1;
}

/** The rows of a class and a role are drawn in one go. */
function drawPoints(plot: Plot, picture: FitPicture): void {
  const { ctx, theme } = plot;
  const { roles } = picture.fit.points;
  const groups = new Map<string, number[]>();
  for (let i = 0; i < roles.length; i++) {
    const key = `${roles[i]} ${classOf(picture, i) ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const radius = radiusOf(picture);
  for (const group of groups.values()) {
    const [first = 0] = group;
    const role = roles[first];
    const k = classOf(picture, first);
    const { trace } = k === undefined ? (SHAPES[0] ?? CROSS) : shapeOf(k);
    const isAside = role === ROLES.aside;
    ctx.beginPath();
    for (const i of group) {
      const [x, y] = placeOf(plot, picture, i);
      if (Number.isNaN(x + y)) continue;
      trace(ctx, x, y, radius(i));
      if (isAside) CROSS.trace(ctx, x, y, radius(i) + 1.5);
    }
    const colour = k === undefined ? theme.text : inTheme(classColour(k), theme);
    ctx.strokeStyle = isAside ? theme.muted : colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = 1.4;
    if (role === ROLES.training) {
      ctx.globalAlpha = k === undefined ? 0.55 : 0.8;
      ctx.fill();
      ctx.globalAlpha = 1;
    } else ctx.stroke();
  }
}

function radiusOf({ choice, subject, fit: { points } }: FitPicture): (i: number) => number {
  const usual = points.targets.length > MANY ? SMALL : LARGE;
  if (choice.kind !== 'pair' || subject.said !== 'number') return () => usual;
  const { min, max } = around(points.targets);
  return (i) => LEAST + ((MOST - LEAST) * ((points.targets[i] ?? min) - min)) / (max - min);
}

function drawLines(plot: Plot, { lines }: FitPicture): void {
  for (const line of lines) drawLine(plot, line);
}

function drawLine({ ctx, theme, places }: Plot, line: FitLine): void {
  const { colour, width, dash } = lookOf(line);
  ctx.strokeStyle = inTheme(colour, theme);
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (let k = 0; k < line.x.length; k++) {
    const [x, y] = [places.x(line.x[k] ?? Number.NaN), places.y(line.y[k] ?? Number.NaN)];
    if (k === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

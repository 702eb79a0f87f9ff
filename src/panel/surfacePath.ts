import type { Places } from './contours';
import { arrowOf } from './surfaceArrow';
import type { Scene } from './surfaceScene';
import type { Theme } from './theme';

type Context = CanvasRenderingContext2D;
type Place = readonly [x: number, y: number];

/** Dots nearer to one another than this, in pixels, would run into one. */
const APART = 9;
/** A canvas draws nothing of what is too far away. */
const FAR = 1e5;

/** The path so far in full, and what is still to come in dashes; where it begins, where it stands, and where it goes. */
export function paintPath(
  ctx: Context,
  { surface, iteration, learningRate }: Scene,
  places: Places,
  theme: Theme,
): void {
  const { path, at, gradient } = surface;
  const points = Array.from(path.x, (x, k): Place => [near(places.x(x)), near(places.y(path.y[k] ?? Number.NaN))]);
  const now = path.iterations.findLastIndex((k) => k <= iteration);
  const [past, coming] = [finite(points.slice(0, now + 1)), finite(points.slice(now))];
  const place: Place = [near(places.x(at.x)), near(places.y(at.y))];
  ctx.lineJoin = ctx.lineCap = 'round';
  ctx.setLineDash([2, 5]);
  line(ctx, coming, theme.text, 1.5);
  ctx.setLineDash([]);
  line(ctx, past, theme.background, 4.5);
  line(ctx, past, theme.text, 2);
  for (const dot of apart(past)) disc(ctx, dot, 2.5, theme.text);
  const [first] = past;
  if (first) ring(ctx, first, 6, theme);
  const scale = { x: perUnit(places.x), y: perUnit(places.y) };
  const arrow = arrowOf(gradient, learningRate, scale);
  if (!place.every(Number.isFinite)) return;
  if (arrow) paintArrow(ctx, place, [place[0] + arrow.x, place[1] + arrow.y], theme);
  disc(ctx, place, 7, theme.background);
  disc(ctx, place, 5.5, theme.text);
}

function near(pixels: number): number {
  return Math.min(FAR, Math.max(-FAR, pixels));
}

function finite(points: readonly Place[]): readonly Place[] {
  return points.filter((place) => place.every(Number.isFinite));
}

function perUnit(place: (value: number) => number): number {
  return Math.abs(place(1) - place(0));
}

/** The first point, and every other one that lies off the last one taken. */
function apart(points: readonly Place[]): readonly Place[] {
  const taken: Place[] = [];
  for (const point of points) {
    const last = taken.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= APART) taken.push(point);
  }
  return taken;
}

function line(ctx: Context, points: readonly Place[], colour: string, width: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
}

function disc(ctx: Context, [x, y]: Place, radius: number, colour: string): void {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

function ring(ctx: Context, [x, y]: Place, radius: number, { text, background }: Theme): void {
  disc(ctx, [x, y], radius + 1.5, background);
  ctx.strokeStyle = text;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, radius - 1, 0, 2 * Math.PI);
  ctx.stroke();
}

/** In a colour of its own, with an edge that stands off any ground. */
function paintArrow(ctx: Context, from: Place, to: Place, { negative, background }: Theme): void {
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (angle: number): Place => [to[0] - 10 * Math.cos(turn + angle), to[1] - 10 * Math.sin(turn + angle)];
  const head = [barb(0.45), to, barb(-0.45)];
  for (const [stroke, width] of [
    [background, 6.5],
    [negative, 3],
  ] as const) {
    line(ctx, [from, to], stroke, width);
    line(ctx, head, stroke, width);
  }
}

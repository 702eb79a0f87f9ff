import { color } from 'chart.js/helpers';
import { formatNumber } from '../format';
import { type Area, labelPlace, type Outline, outlinesOf, type Places, trace } from './contours';
import { digitsFor, levelsOf } from './surfaceLevels';
import type { Surface } from './surfaceScene';
import type { Theme } from './theme';

/** How much of the colour the highest ground has; the lowest has none, so that the path is well seen where it ends. */
const DEEPEST = 0.5;
/** Every so many levels one is named, from the top. */
const NAMED = 3;

interface Level {
  readonly value: number;
  readonly outlines: readonly Outline[];
}

interface Drawn {
  readonly loss: Float64Array;
  readonly kind: string;
  readonly levels: readonly Level[];
}

/** Paints the levels of a surface; their lines are found once for as long as they are the same. */
export class ContourPaint {
  #drawn: Drawn | undefined;

  paint(ctx: CanvasRenderingContext2D, surface: Surface, places: Places, area: Area, theme: Theme): void {
    const levels = this.#levelsOf(surface, places, area);
    if (!theme.edge) fill(ctx, levels, theme);
    ctx.lineWidth = 1;
    ctx.strokeStyle = theme.edge ? theme.text : color(theme.curve).alpha(0.55).rgbString();
    for (const { outlines } of levels) {
      ctx.beginPath();
      trace(ctx, outlines);
      ctx.stroke();
    }
    name(ctx, levels, area, theme);
  }

  #levelsOf({ x, y, size, loss }: Surface, places: Places, { left, right, top, bottom }: Area): readonly Level[] {
    const kind = JSON.stringify([x, y, size, left, right, top, bottom]);
    const drawn = this.#drawn;
    if (drawn?.kind === kind && isSame(drawn.loss, loss)) return drawn.levels;
    const field = { x, y, size, values: loss };
    const levels = levelsOf(loss).map((value) => ({ value, outlines: outlinesOf(field, value, places) }));
    this.#drawn = { loss, kind, levels };
    return levels;
  }
}

/** One hue, stronger from level to level. */
function fill(ctx: CanvasRenderingContext2D, levels: readonly Level[], { background, curve }: Theme): void {
  for (const [k, { outlines }] of levels.entries()) {
    const share = (DEEPEST * (k + 1)) / levels.length;
    ctx.fillStyle = color(curve).mix(color(background), share).rgbString();
    ctx.beginPath();
    trace(ctx, outlines);
    ctx.fill('evenodd');
  }
}

function name(ctx: CanvasRenderingContext2D, levels: readonly Level[], area: Area, theme: Theme): void {
  ctx.font = `${theme.font.size}px ${theme.font.family}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = theme.edge ? 5 : 3; // where the lines are as bright as the number more of them is kept away
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.background;
  ctx.fillStyle = theme.text;
  const named = levels.filter((_, k) => (levels.length - 1 - k) % NAMED === 0);
  const digits = digitsFor(named.map(({ value }) => value));
  for (const level of named.toReversed()) {
    const place = labelPlace(level.outlines, inset(area));
    if (!place) continue;
    const text = formatNumber(level.value, digits);
    ctx.strokeText(text, ...place);
    ctx.fillText(text, ...place);
  }
}

/** Far enough from the edges for a number. */
function inset({ left, right, top, bottom }: Area): Area {
  return { left: left + 24, right: right - 24, top: top + 12, bottom: bottom - 12 };
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, k) => Object.is(value, b[k]));
}

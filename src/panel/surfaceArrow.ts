/** Shorter steps are drawn this long, longer ones no longer, in pixels. */
const LEAST = 22;
const MOST = 72;
/** A step that no eye could see is none. */
const STILL = 0.01;

export interface Arrow {
  readonly x: number;
  readonly y: number;
}

/**
 * The step of gradient descent −rate·gradient on the screen, of which the height counts downwards: its direction always, its length
 * as far as it can be seen and has room.
 */
export function arrowOf(gradient: Arrow, rate: number, pixelsPerUnit: Arrow): Arrow | undefined {
  const x = -rate * gradient.x * pixelsPerUnit.x;
  const y = rate * gradient.y * pixelsPerUnit.y;
  const length = Math.hypot(x, y);
  if (!(length >= STILL) || !Number.isFinite(length)) return undefined;
  const scale = Math.min(MOST, Math.max(LEAST, length)) / length;
  return { x: x * scale, y: y * scale };
}

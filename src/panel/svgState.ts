/** [a b c d e f]: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined([a, b, c, d, e, f]: Matrix, inner: Matrix): Matrix {
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** What `save` keeps of a canvas context and `restore` brings back, with the values it begins with. */
export class SvgState {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  lineDashOffset = 0;
  dash: readonly number[] = [];
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  matrix: Matrix = IDENTITY;
  /** The id of the path that is drawn within. */
  clipPath: string | undefined;

  /** A copy. */
  get state(): Omit<SvgState, 'state'> {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, dash, globalAlpha } = this;
    const { font, textAlign, textBaseline, matrix, clipPath } = this;
    const line = { strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, dash };
    return { ...line, fillStyle, globalAlpha, font, textAlign, textBaseline, matrix, clipPath };
  }
}

import type { Fit } from '../../src/panel/fitKinds';

type Points = Fit['points'];

interface Words extends Omit<Partial<Fit>, 'points'> {
  readonly points?: Partial<
    Record<'x' | 'y' | 'targets' | 'outputs' | 'predictions' | 'roles' | 'rows', readonly number[]>
  >;
}

/** What comes in answer to a wish, of rows that are given by some of their numbers. */
export function fitOf({ points = {}, ...words }: Words): Fit {
  const { targets = [], outputs = points.predictions ?? targets, predictions = outputs, x = [], y = [] } = points;
  const rows = points.rows ?? targets.map((_, i) => i);
  const all: Points = {
    rows: Uint32Array.from(rows),
    lines: Uint32Array.from(rows, (row) => row + 2),
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    targets: Float64Array.from(targets),
    outputs: Float64Array.from(outputs),
    predictions: Float64Array.from(predictions),
    roles: Uint8Array.from(points.roles ?? targets.map(() => 0)),
  };
  return { wish: { kind: 'outputs' }, rows: rows.length, points: all, ...words };
}

import { ACTIVATED } from './activated';
import type { Fit, FitKind, Said } from './fitKinds';
import type { FitRanges } from './fitRanges';

/** What a line in a picture is: of a number the model itself, of classes its response. */
export type FitLineName = 'model' | 'response' | 'reference' | 'sigmoid' | 'step' | 'mse' | 'absolute' | 'huber';

export interface FitLine {
  readonly name: FitLineName;
  /** Of one neuron of several: its class. */
  readonly class?: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The points of a curve over the raw score. */
const CURVE_POINTS = 129;

/** The lines of a picture, those on top last. */
export function linesOf(kind: FitKind, said: Said, fit: Fit, { x, y }: FitRanges): FitLine[] {
  const isNumber = said === 'number';
  const lines: Readonly<Record<FitKind, () => FitLine[]>> = {
    feature: () => [...curvesOf(fit, said), ...lossLines(fit)],
    pair: () => [],
    actual: () => (isNumber ? [reference([x.min, x.max], [x.min, x.max])] : []),
    residuals: () => [reference([x.min, x.max], [0, 0])],
    sigmoid: () => {
      const along = Float64Array.from(
        { length: CURVE_POINTS },
        (_, k) => x.min + ((x.max - x.min) * k) / (CURVE_POINTS - 1),
      );
      const sigmoid: FitLine = { name: 'sigmoid', x: along, y: along.map(ACTIVATED.probability) };
      const step: FitLine = { name: 'step', x: [x.min, 0, 0, x.max], y: [0, 0, 1, 1] };
      return said === 'probability' ? [step, sigmoid] : [sigmoid, step];
    },
  };
  return lines[kind]().filter((line) => line.x.length > 0 && y.max > y.min);
}

function reference(x: readonly number[], y: readonly number[]): FitLine {
  return { name: 'reference', x, y };
}

function lossLines({ curve, lines = [] }: Fit): FitLine[] {
  return curve ? lines.map(({ loss, output }) => ({ name: loss, x: curve.x, y: output })) : [];
}

function curvesOf({ curve }: Fit, said: Said): FitLine[] {
  const { x, outputs } = curve ?? { x: [], outputs: [] };
  return outputs.map((output, k) => ({
    name: said === 'number' ? 'model' : 'response',
    ...(outputs.length > 1 && { class: k }),
    x,
    y: output.map(ACTIVATED[said]),
  }));
}

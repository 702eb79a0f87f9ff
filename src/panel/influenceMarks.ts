import type { RunResult } from '../protocol';

type Influential = NonNullable<RunResult['influence']>;

/** From where on a leverage and a Cook's distance are marked: twice the mean leverage, 2p/n; and 4/n, or 1. */
export interface Marks {
  readonly leverage: number;
  readonly cooks: number;
}

const DECISIVE = 1;

export function marksOf({ fitted, meanLeverage }: Pick<Influential, 'fitted' | 'meanLeverage'>): Marks {
  return { leverage: 2 * meanLeverage, cooks: Math.min(DECISIVE, 4 / fitted) };
}

/** The word for a Cook's distance beyond a mark; one that is no number is that of a row which alone decides a weight. */
export function markOfCooks(cooks: number, marks: Marks): 'high' | 'veryHigh' | undefined {
  if (Number.isNaN(cooks) || cooks > DECISIVE) return 'veryHigh';
  return cooks > marks.cooks ? 'high' : undefined;
}

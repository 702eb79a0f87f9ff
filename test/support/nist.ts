import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A set of NIST's Statistical Reference Datasets with its certified answer. */
export interface ReferenceSet {
  readonly name: string;
  readonly bias: boolean;
  /** The powers of x, of a polynomial, or the columns as they are. */
  readonly columns: readonly Float64Array[];
  readonly targets: Float64Array;
  readonly certified: {
    /** The bias first, where there is one. */
    readonly weights: readonly number[];
    readonly deviations: readonly number[];
    readonly residualDeviation: number;
    readonly r2: number;
  };
}

export const NIST_SETS = [
  'Norris',
  'Pontius',
  'NoInt1',
  'NoInt2',
  'Longley',
  'Filip',
  'Wampler1',
  'Wampler2',
  'Wampler3',
  'Wampler4',
  'Wampler5',
] as const;

export type NistName = (typeof NIST_SETS)[number];

export function nistSet(name: NistName): ReferenceSet {
  const text = readFileSync(path.resolve('test/oracles/nist', `${name}.dat`), 'utf8');
  const [head = '', body = ''] = text.split(/^Data:.*\n/m);
  const parameters = [...head.matchAll(/^B\d+ (\S+) (\S+)$/gm)];
  const rows = body
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  const bias = /^B0 /m.test(head);
  const after = (words: string) => Number(head.match(new RegExp(`^${words} (\\S+)$`, 'm'))?.[1]);
  const column = (j: number) => Float64Array.from(rows, (row) => row[j] ?? Number.NaN);
  const width = (rows[0]?.length ?? 0) - 1;
  const degree = parameters.length - (bias ? 1 : 0);
  return {
    name,
    bias,
    columns: Array.from({ length: degree }, (_, k) =>
      width === 1 ? column(1).map((x) => power(x, k + 1)) : column(k + 1),
    ),
    targets: column(0),
    certified: {
      weights: parameters.map(([, estimate]) => Number(estimate)),
      deviations: parameters.map(([, , deviation]) => Number(deviation)),
      residualDeviation: after('Residual standard deviation'),
      r2: after('R-squared'),
    },
  };
}

/** By multiplication: whole numbers stay whole. */
function power(x: number, exponent: number): number {
  return exponent === 1 ? x : x * power(x, exponent - 1);
}

/** −log₁₀ |found − certified| / |certified|; of a certified zero −log₁₀ of the fraction of `scale`. At most 15, what NIST gives. */
export function digits(found: number, certified: number, scale = 1): number {
  const off = certified === 0 ? Math.abs(found) / scale : Math.abs(found - certified) / Math.abs(certified);
  return Math.min(15, -Math.log10(off));
}

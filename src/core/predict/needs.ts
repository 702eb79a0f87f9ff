import type { Factor } from '../model/factor';
import type { FittedFeature, FittedModel } from '../model/fitted';
import { own } from '../own';

/** What the cells of a column must be; `any` where it only matters whether there is a value. */
export type NeedKind = 'number' | 'category' | 'date' | 'any';

/** A column that a model reads. */
export interface Need {
  readonly column: string;
  readonly kind: NeedKind;
  /** Of a category: those that the model knows. */
  readonly levels: readonly string[];
  /** The model says what stands for a missing cell. */
  readonly isFilled: boolean;
}

/** The columns that a model reads, in the order in which its features name them. */
export function needsOf({ features, levels, fills }: FittedModel): readonly Need[] {
  const kinds = new Map<string, NeedKind>();
  for (const factor of features.flatMap(factorsOf)) {
    const known = kinds.get(factor.column) ?? 'any';
    kinds.set(factor.column, known === 'any' ? kindOf(factor) : known);
  }
  return [...kinds].map(([column, kind]) => ({
    column,
    kind,
    levels: own(levels, column) ?? [],
    isFilled: kind === 'any' || own(fills, column) !== undefined,
  }));
}

/** What a feature is the product of; a simple one is its own factor. */
export function factorsOf(feature: FittedFeature): readonly Factor[] {
  return feature.factors?.length ? feature.factors : [feature];
}

function kindOf({ level, part }: Factor): NeedKind {
  if (part === 'missing') return 'any';
  if (level !== undefined) return 'category';
  return part === undefined ? 'number' : 'date';
}

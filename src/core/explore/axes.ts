import type { Feature } from '../data/features';
import type { Factor } from '../model/factor';

/** The number columns that features are made of, each once, in the features' order: any of them can be an axis. */
export function axesOf(features: readonly Feature[]): readonly string[] {
  const factors = features.flatMap(factorsOf).filter(isNumber);
  return [...new Set(factors.map(({ column }) => column))];
}

/** A simple feature is its own factor. */
export function factorsOf(feature: Feature): readonly Factor[] {
  return feature.factors ?? [feature];
}

/** A number column, or a power of it. */
export function isNumber({ level, part }: Factor): boolean {
  return level === undefined && part === undefined;
}

import { createRequire } from 'node:module';
import path from 'node:path';
import type { FittedModel } from '../../src/core/model/fitted';

/** A package that `scripts/testing/engines.mjs` installs: it is loaded from there, and known by what is used of it. */
export function engine<T>(name: string): T {
  return createRequire(path.resolve('.cache/exports/package.json'))(name);
}

export type Kind = 'number' | 'date' | 'text';

/** What each column of a model holds. */
export function kindsOf(model: FittedModel): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { column, level, part } of model.features.flatMap((feature) => feature.factors ?? [feature])) {
    if (part === 'missing') continue;
    kinds.set(column, level !== undefined ? 'text' : part ? 'date' : 'number');
  }
  return kinds;
}

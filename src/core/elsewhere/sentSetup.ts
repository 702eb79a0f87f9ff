import { factors, fillsByColumn, levelsByColumn } from '../export/modelShape';
import { choice, list, object, type Read, text } from '../export/reading';
import { setup } from '../export/setupShape';
import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';

/** A set-up with all that was learned of its columns before training: it goes with the query, and comes back with the answer. */
export interface SentSetup extends Pick<FittedModel, 'levels' | 'fills' | 'decimal'> {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly setup: Setup;
  readonly features: readonly SentFeature[];
}

export type SentFeature = Pick<FittedModel['features'][number], 'name' | 'column' | 'level' | 'factors'>;

const FORMAT = 'descent-setup';
const VERSION = 1;
const MOST_FEATURES = 10_000;

const feature: Read<SentFeature> = object<SentFeature>({
  name: text,
  column: text,
  level: { optional: text },
  factors: { optional: factors },
});

/** Every field by itself. */
export const sentSetup: Read<SentSetup> = object<SentSetup>({
  format: choice(FORMAT),
  version: choice(VERSION),
  setup,
  features: list(feature, 1, MOST_FEATURES),
  levels: levelsByColumn,
  fills: { optional: fillsByColumn },
  decimal: choice('.', ','),
});

/** In one line of JSON. @param model any of this set-up on the table at hand, as before its first iteration */
export function sentSetupToJson(setup: Setup, { features, levels, fills, decimal }: FittedModel): string {
  const sent: SentSetup = {
    format: FORMAT,
    version: VERSION,
    setup,
    features: features.map(sentFeature),
    levels,
    ...(fills && { fills }),
    decimal,
  };
  return JSON.stringify(sent);
}

function sentFeature({ name, column, level, factors }: FittedModel['features'][number]): SentFeature {
  return { name, column, ...(level !== undefined && { level }), ...(factors && { factors }) };
}

import { collinearOf, EXACT } from '../data/collinear';
import { conditionOf } from '../data/condition';
import type { Dataset } from '../data/dataset';
import { deviationOf, meanOf, type Statistics } from '../data/statistics';
import { tellsEach } from '../data/targets';
import { recipeOf, type Setup } from '../model/setup';
import type { Work } from '../work';
import type { Diagnosis } from './diagnosis';

interface Ground {
  readonly dataset: Pick<Dataset, 'features' | 'classes'>;
  readonly statistics: Statistics;
  readonly setup: Setup;
}

/** What a person should know of the rows before they are trained on; the most important first. */
export function* cautionsOf(ground: Ground): Work<Diagnosis[]> {
  const { statistics, dataset } = ground;
  const d = dataset.features.length;
  const name = (j: number) => dataset.features[j]?.name ?? '';
  const found = RULES.flatMap((rule) => rule(ground) ?? []);
  for (const { index, explainedBy, remaining } of yield* collinearOf(statistics, d)) {
    if (explainedBy.length === 0) found.push({ code: 'constantFeature', values: { column: name(index) } });
    else {
      const code = remaining < EXACT ? 'collinear' : 'nearlyCollinear';
      found.push({ code, values: { column: name(index), others: explainedBy.map(name).join(', ') } });
    }
  }
  const condition = d > 1 && d <= MOST_CONDITIONED ? yield* conditionOf(statistics, d) : 1;
  if (Number.isFinite(condition) && condition > SLOW_CONDITION)
    found.push({ code: 'illConditioned', values: { condition } });
  return found;
}

/** The eigenvalues of more features take longer than a person should wait for a caution. */
const MOST_CONDITIONED = 200;
/** Gradient descent takes some twenty iterations for each unit of it to fall by nine digits. */
const SLOW_CONDITION = 500;
/** Columns whose deviations differ by more make an unstandardised bowl a gorge. */
const SCALES_APART = 100;
/** A feature that leaves less of the target unexplained may well be the target in another guise. */
const GIVEN_AWAY = 1e-4;
const ROWS_PER_PARAMETER = 5;
const RARE_SHARE = 0.1;

const RULES: readonly ((ground: Ground) => Diagnosis | undefined)[] = [
  function tooFewRows({ dataset, statistics }) {
    const rows = Math.round(statistics.count); // weights are of mean 1
    const parameters = dataset.features.length + 1;
    return rows < ROWS_PER_PARAMETER * parameters ? { code: 'fewRows', values: { rows, parameters } } : undefined;
  },
  function targetGivenAway({ dataset, statistics }) {
    const d = dataset.features.length;
    const m = d + 1;
    const { cross } = statistics;
    const at = dataset.features.findIndex((_, j) => {
      const both = cross[j * m + d]! ** 2;
      return both > (1 - GIVEN_AWAY) * cross[j * m + j]! * cross[d * m + d]! && both > 0;
    });
    return at < 0 ? undefined : { code: 'givesTargetAway', values: { column: dataset.features[at]?.name ?? '' } };
  },
  function unbalancedClasses({ dataset, statistics, setup }) {
    const { classes, features } = dataset;
    if (!classes || recipeOf(setup).estimator.target !== 'twoClass' || tellsEach(setup, classes)) return undefined;
    const share = Math.round(meanOf(statistics, features.length) * statistics.count) / statistics.count;
    if (Math.min(share, 1 - share) >= RARE_SHARE) return undefined;
    return {
      code: 'unbalanced',
      values: { column: setup.target, positive: classes.at(-1) ?? '', percent: 100 * share },
    };
  },
  function differentScales({ dataset, statistics, setup }) {
    if (setup.options.standardise) return undefined;
    const deviations = dataset.features.map((_, j) => deviationOf(statistics, j)).filter((deviation) => deviation > 0);
    const ratio = Math.max(...deviations) / Math.min(...deviations);
    return ratio > SCALES_APART ? { code: 'differentScales', values: { ratio } } : undefined;
  },
];

import type { Values } from '../fault';
import { isWhole, type OptimizerId } from '../model/setup';
import type { RaggedRow } from '../table/table';
import type { RunStart } from '../train/run';
import type { Trained } from '../train/train';

/** What a person should know of how a training went: `messages.ts` has the words. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  readonly values: Values;
}

export type DiagnosisCode =
  /** The loss grew without end: what learning rate to try. */
  | 'learningRateTooLarge'
  /** The same, where it is known above which rate that happens. */
  | 'learningRateAboveLimit'
  /** Too quick to see: one standardised feature makes a round bowl, whose bottom is one step of the inverse curvature away. */
  | 'reachedAtOnce'
  /** The iterations ran out with the gradient still well above the tolerance. */
  | 'notConverged'
  /** The same, with a learning rate well below what this table can take: what to try. */
  | 'learningRateSmall'
  /** The perceptron still makes mistakes: the classes are not linearly separable, or it needs more passes. */
  | 'notSettled'
  /** The same of one or more of several. */
  | 'notAllSettled'
  /** A perceptron pass without a mistake. */
  | 'separated'
  /** The weights are those of the best iteration, not of the last. */
  | 'bestKept'
  /** A plane parts the classes, so that the log loss falls for ever and the weights grow without end. */
  | 'separable'
  /** The same of some classes against the rest. */
  | 'classSeparable'
  /** Ragged rows in the file. */
  | 'raggedRows'
  | CautionCode;

/** What is known before training. */
export type CautionCode =
  /** The file is no UTF-8, and was read in the encoding that its bytes look like. */
  | 'encodingGuessed'
  /** It was to be read in an encoding that has no characters for some of its bytes; the same with what they look like. */
  | 'encodingUnfit'
  | 'encodingUnlikely'
  /** The levels of a category are numbers to a person: with signs or separators. */
  | 'numbersInWords'
  /** All but a few of the levels of a category are numbers. */
  | 'strayWord'
  | 'fewRows'
  /** A feature that all but determines the target: it may be the target in another guise. */
  | 'givesTargetAway'
  | 'unbalanced'
  /** Columns of very different spread, not standardised. */
  | 'differentScales'
  | 'constantFeature'
  | 'collinear'
  | 'nearlyCollinear'
  | 'illConditioned'
  /** The rows are too many for memory: they are read again at each pass, or those that are trained on were drawn. */
  | 'streamed'
  | 'sampled'
  /** The same where the set-up can't do with rows that are read again. */
  | 'sampledByNeed';

interface Evidence {
  readonly optimizer: OptimizerId;
  /** Rows on the wrong side, of a classifier. */
  readonly misclassified?: number | undefined;
  /** Of one neuron a class: the classes that theirs tells from the rest without an error. */
  readonly parted?: readonly string[] | undefined;
  readonly trained: Trained;
  readonly start: RunStart;
  readonly ragged: { readonly count: number; readonly first?: RaggedRow };
}

/** The most important first. */
export function diagnosesOf(evidence: Evidence): Diagnosis[] {
  return RULES.flatMap((rule) => rule(evidence) ?? []);
}

/** A gradient below this fraction of its first value is as good as none to a reader of weights. */
export const SMALL_GRADIENT = 1e-6;

/** A learning rate below this share of the inverse curvature is what makes a training slow. */
const WELL_BELOW = 0.5;

/** Fewer iterations than this are no curve. */
const FEW_ITERATIONS = 5;

/** What is said where a curve that counts mistakes does not come to 0. */
const UNSETTLED: Partial<Record<RunStart['loss'], DiagnosisCode>> = {
  misclassified: 'notSettled',
  mistakes: 'notAllSettled',
};

const RULES: readonly ((evidence: Evidence) => Diagnosis | undefined)[] = [
  ({ trained, start }): Diagnosis | undefined => {
    if (trained.status !== 'diverged') return undefined;
    const { learningRate, curvature, rateLimit } = start;
    const suggestion = curvature ? 1 / curvature : learningRate / 10;
    if (!rateLimit || learningRate <= rateLimit.value)
      return { code: 'learningRateTooLarge', values: { learningRate, suggestion } };
    return { code: 'learningRateAboveLimit', values: { learningRate, limit: rateLimit.value, suggestion } };
  },
  ({ trained, start }): Diagnosis | undefined => {
    const code = UNSETTLED[start.loss];
    if (!code || trained.loss === 0 || trained.status !== 'iterations') return undefined;
    return { code, values: { count: trained.loss, iterations: trained.iterations } };
  },
  ({ trained, start }) => {
    if (!UNSETTLED[start.loss] || trained.loss > 0) return undefined;
    return { code: 'separated', values: {} };
  },
  ({ trained, start: { curvature }, optimizer }) => {
    if (isWhole(optimizer)) return undefined; // it is meant to
    if (trained.status !== 'converged' || trained.iterations >= FEW_ITERATIONS || curvature === undefined)
      return undefined;
    return { code: 'reachedAtOnce', values: { suggestion: 0.1 / curvature } };
  },
  (evidence): Diagnosis | undefined => {
    const { trained, start } = evidence;
    const { learningRate, curvature, rateLimit } = start;
    const ratio = trained.gradientRatio;
    if (trained.status !== 'iterations' || curvature === undefined || isSeparated(evidence)) return undefined;
    if (ratio < SMALL_GRADIENT) return undefined;
    const usable = 1 / curvature;
    if (!rateLimit || learningRate > WELL_BELOW * usable) return { code: 'notConverged', values: { ratio } };
    return { code: 'learningRateSmall', values: { ratio, learningRate, suggestion: usable } };
  },
  ({ trained }) =>
    trained.kept === trained.iterations ? undefined : { code: 'bestKept', values: { kept: trained.kept } },
  (evidence): Diagnosis | undefined => {
    if (!isSeparated(evidence)) return undefined;
    const { parted } = evidence;
    return parted
      ? { code: 'classSeparable', values: { classes: parted.join(', ') } }
      : { code: 'separable', values: {} };
  },
  ({ ragged: { count, first } }) => {
    if (!first) return undefined;
    return { code: 'raggedRows', values: { count, line: first.line, found: first.found, expected: first.expected } };
  },
];

/** Losses that fall for ever where nothing is misclassified. */
const SEPARABLE: ReadonlySet<RunStart['loss']> = new Set(['log', 'crossEntropy']);

function isSeparated({ trained, start, misclassified, parted }: Evidence): boolean {
  const isParted = parted ? parted.length > 0 : misclassified === 0;
  return SEPARABLE.has(start.loss) && isParted && trained.status !== 'converged';
}

import type { Values } from '../fault';
import type { OptimizerId } from '../model/setup';
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
  /** Too quick to see: one standardised feature makes a round bowl, whose bottom is one step of the inverse curvature away. */
  | 'reachedAtOnce'
  /** The iterations ran out with the gradient still well above the tolerance. */
  | 'notConverged'
  /** The perceptron still makes mistakes: the classes are not linearly separable, or it needs more passes. */
  | 'notSettled'
  /** A perceptron pass without a mistake. */
  | 'separated'
  /** The weights are those of the best iteration, not of the last. */
  | 'bestKept'
  /** A plane parts the classes, so that the log loss falls for ever and the weights grow without end. */
  | 'separable'
  /** Ragged rows in the file. */
  | 'raggedRows'
  | CautionCode;

/** What is known before training. */
export type CautionCode =
  | 'fewRows'
  /** A feature that all but determines the target: it may be the target in another guise. */
  | 'givesTargetAway'
  | 'unbalanced'
  /** Columns of very different spread, not standardised. */
  | 'differentScales'
  | 'constantFeature'
  | 'collinear'
  | 'nearlyCollinear'
  | 'illConditioned';

interface Evidence {
  readonly optimizer: OptimizerId;
  /** Rows on the wrong side, of a classifier. */
  readonly misclassified?: number | undefined;
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

/** Fewer iterations than this are no curve. */
const FEW_ITERATIONS = 5;

const RULES: readonly ((evidence: Evidence) => Diagnosis | undefined)[] = [
  ({ trained, start }) => {
    if (trained.status !== 'diverged') return undefined;
    const { learningRate, curvature } = start;
    const suggestion = curvature ? 1 / curvature : learningRate / 10;
    return { code: 'learningRateTooLarge', values: { learningRate, suggestion } };
  },
  ({ trained, start }) => {
    if (start.loss !== 'misclassified' || trained.loss === 0 || trained.status !== 'iterations') return undefined;
    return { code: 'notSettled', values: { count: trained.loss, iterations: trained.iterations } };
  },
  ({ trained, start }) => {
    if (start.loss !== 'misclassified' || trained.loss > 0) return undefined;
    return { code: 'separated', values: {} };
  },
  ({ trained, start: { curvature }, optimizer }) => {
    if (optimizer === 'newton') return undefined; // it is meant to
    if (trained.status !== 'converged' || trained.iterations >= FEW_ITERATIONS || curvature === undefined)
      return undefined;
    return { code: 'reachedAtOnce', values: { suggestion: 0.1 / curvature } };
  },
  (evidence) => {
    const { trained, start } = evidence;
    if (trained.status !== 'iterations' || start.curvature === undefined || isSeparated(evidence)) return undefined;
    if (trained.gradientRatio < SMALL_GRADIENT) return undefined;
    return { code: 'notConverged', values: { ratio: trained.gradientRatio } };
  },
  ({ trained }) =>
    trained.kept === trained.iterations ? undefined : { code: 'bestKept', values: { kept: trained.kept } },
  (evidence) => (isSeparated(evidence) ? { code: 'separable', values: {} } : undefined),
  ({ ragged: { count, first } }) => {
    if (!first) return undefined;
    return { code: 'raggedRows', values: { count, line: first.line, found: first.found, expected: first.expected } };
  },
];

/** Losses that fall for ever where nothing is misclassified. */
const SEPARABLE: ReadonlySet<RunStart['loss']> = new Set(['log', 'crossEntropy']);

function isSeparated({ trained, start, misclassified }: Evidence): boolean {
  return SEPARABLE.has(start.loss) && misclassified === 0 && trained.status !== 'converged';
}

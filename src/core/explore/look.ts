import type { Neuron } from '../model/fitted';
import type { ClassReport } from '../report/classes';
import type { Metrics } from '../report/metrics';
import type { Arithmetic } from './arithmetic';
import type { Fit, FitWish } from './fit';
import type { Surface, SurfaceWish } from './surface';

/** What a person looks at of a training, at one of its iterations. Plain data that crosses processes. */
export interface Look {
  /** `kept`: whose weights are the result; while it goes on, the last there is. */
  readonly iteration: number | 'kept';
  /** On the way to another iteration, as while playing: what takes long is left for when the eye comes to rest. */
  readonly passing: boolean;
  /** The parameter whose step is written out. */
  readonly arithmetic?: number;
  readonly fit?: FitWish;
  readonly surface?: SurfaceWish;
}

/** A training at one of its iterations. */
export interface Moment {
  readonly iteration: number;
  /** The last iteration there is by now. */
  readonly last: number;
  readonly loss: number;
  /** On the rows held back, where there are some. */
  readonly validation?: number;
  /** As they are trained: one neuron after another, each bias first. */
  readonly parameters: Float64Array;
  /** The same in both tongues. */
  readonly neurons: readonly Neuron[];
  /** On the rows trained on; absent in passing where they would take long. */
  readonly metrics?: Metrics;
  readonly validationMetrics?: Metrics;
  readonly classReport?: ClassReport;
  /** The rows are streamed, and there are none at hand to draw. */
  readonly withoutPictures?: true;
  readonly arithmetic?: Arithmetic;
  readonly fit?: Fit;
  readonly surface?: Surface;
}

import type { Work } from '../work';

/**
 * The function that is minimised over all rows. Parameters are one flat vector, the bias first and then one weight a feature
 * as it is trained on.
 */
export interface Objective {
  /** How many parameters there are. */
  readonly size: number;
  /** The loss at `parameters`; its gradient is written into `gradient`. Exact over the whole table. */
  evaluate(parameters: Float64Array, gradient: Float64Array): Work<number>;
  /** Where the loss is a sum over rows that can be taken one by one. */
  readonly rowwise?: Rowwise;
}

export interface Rowwise {
  readonly rows: number;
  /** parameters ← parameters − rate · ∂ℓ(row)/∂parameters, of the loss of one row. */
  descend(row: number, parameters: Float64Array, rate: number): void;
}

import type { Work } from '../work';

/**
 * The function that is minimised over all rows. Parameters are one flat vector, the bias first and then one weight a feature
 * as it is trained on.
 */
export interface Objective {
  /** How many parameters there are. */
  readonly size: number;
  /** How many of them one of several neurons has, its bias first; absent where there is a single one. */
  readonly stride?: number;
  /** The loss at `parameters`; the gradient of its smooth part is written into `gradient`. Exact over the whole table. */
  evaluate(parameters: Float64Array, gradient: Float64Array): Work<number>;
  /** The same in single precision, where that is worth it: the loss to within some 1e-8 of itself. */
  rough?(parameters: Float64Array, gradient: Float64Array): Work<number>;
  /** Where the loss is a sum over rows that can be taken a few at a time. */
  readonly rowwise?: Rowwise;
  /** The second derivatives at `parameters` (size², row by row), or a positive semidefinite stand-in for them. */
  hessian?(parameters: Float64Array, hessian: Float64Array): Work<void>;
  /** Of a part R with corners: p_j ← argmin over x of rates[j]·R(x) + ½(x − p_j)², for each parameter j. */
  proximal?(parameters: Float64Array, rates: Float64Array): void;
  /** With such a part: the largest component of the smallest subgradient, 0 just at a minimum. */
  residual?(parameters: Float64Array, gradient: Float64Array): number;
}

export interface Rowwise {
  readonly rows: number;
  /** An estimate of the whole table's gradient from the rows order[from] … order[to − 1] alone, on the same scale. */
  gradient(order: Uint32Array, from: number, to: number, parameters: Float64Array, gradient: Float64Array): void;
}

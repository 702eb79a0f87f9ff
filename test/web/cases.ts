import type { Choice } from '../../src/extension/choices';

/** What is trained in the browser and in plain Node, on tables that ship with the extension. */
export const CASES: readonly { readonly sample: string; readonly choice: Choice }[] = [
  {
    sample: 'auto-mpg.csv',
    choice: { target: 'mpg', estimator: 'linear', features: ['weight_lbs', 'year', 'origin'] },
  },
  {
    sample: 'penguins.csv',
    choice: { target: 'sex', estimator: 'sigmoid', features: ['beak_length_mm', 'beak_depth_mm', 'island'] },
  },
];

/** What plain Node makes of each, to the bit, and which tests are to run: a file that the suite finds beside itself. */
export interface Given {
  readonly grep?: string;
  readonly trained: readonly { readonly losses: readonly string[]; readonly weights: readonly string[] }[];
}

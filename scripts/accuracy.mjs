/** Writes docs/accuracy.md: the digits that the exact least squares reach on NIST's sets. Run by `npm run accuracy`. */
import fs from 'node:fs';
import { leastSquaresOf } from '../src/core/report/leastSquares';
import { finish } from '../src/core/work';
import { digits, NIST_SETS, nistSet } from '../test/support/nist';

const rows = NIST_SETS.map((name) => rowOf(nistSet(name)).join(' | '));

fs.writeFileSync(
  'docs/accuracy.md',
  `# Accuracy of the exact least squares

The National Institute of Standards and Technology publishes tables with answers that are certified to 15 digits
([Statistical Reference Datasets](https://www.itl.nist.gov/div898/strd/lls/lls.shtml)), some of them made to bring an
implementation down. These are the significant digits that agree, −log₁₀(|found − certified| / |certified|), of the worst
weight, the worst standard error, the residual deviation and R²; 15 is all that there is to reach. Where the certified value
is zero (Wampler1 and 2 fit perfectly) they are those of the deviation of the target. The condition is that of the
columns when they are centred (where there is a bias) and scaled to length 1: its logarithm is the number of digits that the
rounding of the cells themselves may cost.

| Set | Rows | Parameters | Condition | Weights | Standard errors | Residual deviation | R² |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}

On Filip the powers of x are rounded to doubles before any fit begins, and that alone costs the digits that are missing: of
the columns as they are given, the weights and their errors agree with a solution in 60 digits to 13.

Gradient descent on the standardised columns arrives at the same weights, to six digits, on Norris, Pontius and Longley. It
needs some 16·κ² iterations of condition κ, and so some 40 million on the Wamplers and more than anyone will wait for on
Filip.

Written by \`npm run accuracy\`; the tests in \`test/core/report/leastSquares.test.ts\` hold the least of them.
`,
);

/** @param {import('../test/support/nist').ReferenceSet} set */
function rowOf({ name, columns, targets, bias, certified }) {
  const fit = finish(leastSquaresOf(columns, targets, { bias }));
  const { inverse, residualDeviation, condition } = fit;
  const weights = bias ? [fit.bias, ...fit.weights] : [...fit.weights];
  const unscaled = bias ? [inverse.bias, ...inverse.weights] : [...inverse.weights];
  const errors = unscaled.map((value) => residualDeviation * Math.sqrt(value));
  const scale = Math.sqrt(fit.tss / fit.rows);
  return [
    name,
    targets.length,
    weights.length,
    condition < 1000 ? condition.toPrecision(2) : condition.toExponential(1),
    least(weights, certified.weights, scale),
    least(errors, certified.deviations, scale),
    least([residualDeviation], [certified.residualDeviation], scale),
    least([fit.r2], [certified.r2], scale),
  ];
}

/**
 * @param {readonly number[]} found
 * @param {readonly number[]} certified
 * @param {number} scale
 */
function least(found, certified, scale) {
  return Math.min(...found.map((value, j) => digits(value, certified[j] ?? Number.NaN, scale))).toFixed(1);
}

import { DEFAULT_OPTIONS } from '../../src/core/model/setup';
import type { RunRecord } from '../../src/ledger/record';
import { feature, modelWith } from '../support/handMade';

/** A run of the line y = 1 + 2x, ended `second` seconds after the start of a day. */
export function recordOfLine(second = 0, more: Partial<RunRecord> = {}): RunRecord {
  return {
    ended: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
    table: { uri: 'file:///tables/line.csv', sha256: 'ab'.repeat(32) },
    setup: { target: 'y', estimator: 'linear', features: ['x'], options: DEFAULT_OPTIONS },
    end: 'converged',
    iterations: 2,
    kept: 2,
    loss: { name: 'mse', value: 0.25 },
    rows: { total: 4, used: 3, leftOut: 1 },
    metrics: { mse: 0.25, r2: 0.5 },
    versions: { descent: '0.1.0', vscode: '1.100.0', node: '20.0.0' },
    model: modelWith({
      features: [feature({ name: 'x', mean: 1, scale: 2, statistics: { mean: 1, deviation: 2 } })],
      neurons: [{ bias: 1, weights: [2], standardised: { bias: 3, weights: [4] } }],
    }),
    curve: { losses: [9, 1, 0.25] },
    ...more,
  };
}

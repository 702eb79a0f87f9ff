import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RunRecord } from '../../src/ledger/record';
import { recordFromJson, recordToJson } from '../../src/ledger/recordJson';
import { recordOfLine } from './record';

/** The text of a record in which the value at a path was replaced. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const record = JSON.parse(recordToJson(recordOfLine()));
  const parent = path.slice(0, -1).reduce((object, name) => object[name], record);
  Object.defineProperty(parent, path.at(-1) ?? '', { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(record);
}

const OTHER: fc.Arbitrary<unknown> = fc.jsonValue();

describe('a kept run as JSON', () => {
  it('is read as it was written, to the bit', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, numbers, fc.array(fc.double(), { minLength: 1, maxLength: 20 }), (bias, weight, losses) => {
        const { model } = recordOfLine();
        const neurons = [{ bias, weights: [weight], standardised: { bias, weights: [weight] } }];
        const record: RunRecord = recordOfLine(0, {
          curve: { losses },
          ...(model && { model: { ...model, neurons } }),
        });
        assert.deepEqual(recordFromJson(recordToJson(record)), record);
      }),
    );
  });

  it('keeps losses that are not finite', () => {
    const curve = { losses: [1, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY, -0] };
    const record = recordFromJson(recordToJson(recordOfLine(0, { curve })));
    assert.ok(record !== 'later');
    assert.deepEqual(record.curve, curve);
  });

  it('is refused with the place of what does not fit', () => {
    const cases: [(string | number)[], unknown, string][] = [
      [['format'], 'descent-model', 'format'],
      [['setup', 'options', 'seed'], '1', 'setup.options.seed'],
      [['setup', 'features'], [], 'setup.features'],
      [['setup', 'positive'], 7, 'setup.positive'],
      [['table', 'sha256'], 'AB', 'table.sha256'],
      [['ended'], 'yesterday', 'ended'],
      [['metrics', 'mse'], 'much', 'metrics.mse'],
      [['curve', 'validation'], [1], 'curve.validation'],
      [['curve', 'losses'], new Array(3000).fill(1), 'curve.losses'],
      [['model', 'neurons', 0, 'weights'], [1, 2], 'model.neurons[0].weights'],
      [['__proto__'], { polluted: true }, '__proto__'],
      [['extra'], 1, 'extra'],
    ];
    for (const [path, value, where] of cases) {
      const isAt = (error: { values?: { where?: unknown } }) =>
        String(error.values?.where).includes(where.split('.').at(-1) ?? '');
      assert.throws(() => recordFromJson(withValue(path, value)), isAt, path.join('.'));
    }
  });

  it('whatever stands in a field is a record or is refused as data, and changes no prototype', () => {
    const paths = ['name', 'ended', 'table', 'setup', 'loss', 'rows', 'metrics', 'versions', 'model', 'curve'];
    fc.assert(
      fc.property(fc.constantFrom(...paths), OTHER, (name, value) => {
        try {
          recordFromJson(withValue([name], value));
        } catch (error) {
          assert.equal((error as Error).name, 'DataError', String(error));
        }
      }),
      { numRuns: 1000 },
    );
    assert.equal(Object.getOwnPropertyNames(Object.prototype).includes('polluted'), false);
  });
});

import assert from 'node:assert/strict';
import { exported, FORMATS, formatNamed } from '../../../src/core/export/formats';
import type { FittedFeature, FittedModel } from '../../../src/core/model/fitted';

describe('a format that can’t carry a model', () => {
  it('says so: a formula of more than Excel takes', () => {
    assert.deepEqual(refusal(modelOf(numbersNamed(10)), 'spreadsheet'), undefined);
    assert.equal(refusal(modelOf(numbersNamed(600)), 'spreadsheet'), 'formulaTooLong');
  });

  it('says so: a text in a formula that is longer than Excel takes', () => {
    const long = 'x'.repeat(256);
    assert.equal(refusal(modelOf([levelNamed(long)], { colour: ['red', long] }), 'spreadsheet'), 'formulaTextTooLong');
  });

  it('says so: a name with a character that XML has no way to write', () => {
    for (const character of ['\u0000', '\u001b', '\ud800', '\uffff']) {
      assert.equal(refusal({ ...modelOf(numbersNamed(1)), target: `a${character}b` }, 'pmml'), 'notInXml');
    }
    assert.equal(refusal({ ...modelOf(numbersNamed(1)), target: '<a & "b">\n가😀' }, 'pmml'), undefined);
  });

  it('is no reason for the others not to', () => {
    const model = modelOf(numbersNamed(600));
    const refused = FORMATS.filter((format) => 'fault' in exported(model, format));
    assert.deepEqual(
      refused.map(({ id }) => id),
      ['spreadsheet'],
    );
  });
});

describe('the formulas of a spreadsheet', () => {
  it('don’t take the name of a column for a formula', () => {
    const content = print(modelOf([{ ...numberNamed('=1+1'), name: 'x' }]), 'spreadsheet');
    assert.match(String(content), /^="=1\+1"\tprediction\n/);
  });
});

function refusal(model: FittedModel, format: string): string | undefined {
  const print = exported(model, formatOf(format));
  return 'fault' in print ? print.fault.code : undefined;
}

function print(model: FittedModel, format: string): string | Uint8Array {
  return formatOf(format).print(model);
}

function formatOf(id: string) {
  const format = formatNamed(id);
  assert.ok(format);
  return format;
}

function numbersNamed(count: number): FittedFeature[] {
  return Array.from({ length: count }, (_, j) => numberNamed(`column ${j}`));
}

function numberNamed(column: string): FittedFeature {
  return { name: column, column, mean: 0, scale: 1, statistics: { mean: 0, deviation: 1 } };
}

function levelNamed(level: string): FittedFeature {
  return { ...numberNamed('colour'), name: `colour=${level}`, level };
}

function modelOf(features: readonly FittedFeature[], levels: FittedModel['levels'] = {}): FittedModel {
  const weights = features.map(() => 0.1);
  return {
    version: 1,
    estimator: 'linear',
    activation: 'identity',
    loss: 'mse',
    target: 'target',
    levels,
    decimal: '.',
    features,
    neurons: [{ bias: 1, weights, standardised: { bias: 1, weights } }],
  };
}

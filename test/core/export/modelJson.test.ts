import assert from 'node:assert/strict';
import { modelFromJson, modelToJson } from '../../../src/core/export/modelJson';
import { DataError } from '../../../src/core/fault';
import { explain, type FittedModel } from '../../../src/core/model/fitted';
import { feature, modelWith, neuron } from '../../support/handMade';
import { type Case, cases } from '../../support/models';

describe('a model as JSON', () => {
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });

  it('is read as the same model, whose predictions have the same bits', () => {
    for (const { name, model, rows } of all) {
      const read = modelFromJson(modelToJson(model));
      assert.deepEqual(read, model, name);
      for (const row of rows) {
        assert.deepEqual(
          explain(read, (column) => row[column]),
          explain(model, (column) => row[column]),
          name,
        );
      }
    }
  });

  it('is JSON that any reader takes, marked with its format and version', () => {
    for (const { model } of all) {
      assert.deepEqual(JSON.parse(modelToJson(model)), { format: 'descent-model', ...model });
    }
  });

  it('keeps the sign of zero, the ends of the doubles, and words of any kind', () => {
    const model = simple();
    const [neuron] = model.neurons;
    assert.ok(neuron);
    const numbers = [-0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2];
    for (const bias of numbers) {
      const read = modelFromJson(modelToJson({ ...model, neurons: [{ ...neuron, bias }] }));
      assert.ok(Object.is(read.neurons[0]?.bias, bias));
    }
    const target = '"\\\n\u2028\ud800 __proto__';
    assert.equal(modelFromJson(modelToJson({ ...model, target })).target, target);
  });

  it('takes a column that is named like a part of every object', () => {
    for (const column of ['__proto__', 'constructor', 'toString']) {
      const levels = Object.fromEntries([[column, ['a', 'b']]]);
      const [feature] = simple().features;
      assert.ok(feature);
      const model: FittedModel = { ...simple(), levels, features: [{ ...feature, name: 'x', column, level: 'b' }] };
      const read = modelFromJson(modelToJson(model));
      assert.ok(Object.hasOwn(read.levels, column));
      const found: unknown = Object.entries(explain(read, () => 'b')).find(([name]) => name === 'output');
      assert.deepEqual(found, ['output', 3.5]);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
  });

  it('is not written where a number is not finite', () => {
    const [neuron] = simple().neurons;
    assert.ok(neuron);
    for (const bias of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const model: FittedModel = { ...simple(), neurons: [{ ...neuron, bias }] };
      assert.deepEqual(
        fault(() => modelToJson(model)),
        ['modelNotFinite', 'neurons[0].bias'],
      );
    }
  });

  it('is refused where it is no model at all', () => {
    const codes: [string, string][] = [
      ['', 'modelNotJson'],
      ['{"format": "descent-model", "version": 1', 'modelNotJson'],
      ['NaN', 'modelNotJson'],
      ['[1, 2]', 'notModel'],
      ['null', 'notModel'],
      ['{"version": 1}', 'notModel'],
      ['{"format": "descent-model", "version": 2}', 'modelVersion'],
      ['['.repeat(200_000), 'jsonTooComplex'],
      [`"${'x'.repeat(2 ** 26)}"`, 'modelTooLong'],
    ];
    for (const [text, code] of codes) assert.equal(fault(() => modelFromJson(text))[0], code, text.slice(0, 40));
  });

  const TWO_WAYS = '{"column": "size", "part": "year", "dayFirst": true}, {"column": "size", "part": "days"}';
  const CHANGES: [string, string, (json: string) => string][] = [
    ['a number as a text', 'neurons[0].bias', swap('"bias": 1.5', '"bias": "1.5"')],
    ['a number beyond the doubles', 'neurons[0].bias', swap('"bias": 1.5', '"bias": 1e999')],
    ['null, as NaN is written by others', 'neurons[0].bias', swap('"bias": 1.5', '"bias": null')],
    ['an unknown estimator', 'estimator', swap('"estimator": "linear"', '"estimator": "forest"')],
    ['an activation that is not the estimator’s', 'activation', swap('"identity"', '"sigmoid"')],
    ['a loss that is not the estimator’s', 'loss', swap('"loss": "mse"', '"loss": "hinge"')],
    ['a missing field', 'target', swap('"target": "price",', '')],
    ['a field nobody knows', 'surprise', swap('"target"', '"surprise": 1, "target"')],
    ['the prototype', '["__proto__"]', swap('"target"', '"__proto__": {"admin": true}, "target"')],
    ['the prototype of the levels', 'levels["__proto__"]', swap('"levels": {}', '"levels": {"__proto__": ["a", "b"]}')],
    ['levels of no column', 'levels.colour', swap('"levels": {}', '"levels": {"colour": ["a", "b"]}')],
    ['more weights than features', 'neurons[0].weights', swap('"weights": [2]', '"weights": [2, 3]')],
    ['two neurons of a regression', 'neurons', (json) => doubled(json, 'neurons')],
    ['more features than weights', 'neurons[0].weights', (json) => doubled(json, 'features')],
    ['an endless list', 'features', (json) => json.replace('"features": [', `"features": [${'0,'.repeat(100_000)}`)],
    ['a list where an object is', 'levels', swap('"levels": {}', '"levels": []')],
    ['a scale of 0', 'features[0].scale', swap('"scale": 1', '"scale": 0')],
    ['a power out of range', 'features[0].factors[0].power', factors('{"column": "size", "power": 99}')],
    ['a level without levels', 'levels.size', factors('{"column": "size", "level": "a"}')],
    [
      'two kinds of one column',
      'features[0].factors[1]',
      factors('{"column": "size"}, {"column": "size", "part": "year"}'),
    ],
    [
      'a column that is only asked for gaps',
      'features[0].factors[0]',
      factors('{"column": "size", "part": "missing"}'),
    ],
    ['two ways to read a date', 'features[0].factors[1]', factors(TWO_WAYS)],
    ['a part nobody knows', 'features[0].factors[0].part', factors('{"column": "size", "part": "constructor"}')],
    ['a fill of the wrong kind', 'fills.size', swap('"levels": {}', '"levels": {}, "fills": {"size": "a"}')],
    ['fills that leave a column out', 'fills.size', swap('"levels": {}', '"levels": {}, "fills": {}')],
    ['δ of a loss that has none', 'delta', swap('"target"', '"delta": 1, "target"')],
    ['classes of a regression', 'classes', swap('"target"', '"classes": ["a", "b"], "target"')],
  ];
  for (const [what, where, change] of CHANGES) {
    it(`is refused with ${what}, and told where: ${where}`, () => {
      const json = modelToJson(simple());
      const changed = change(json);
      assert.notEqual(changed, json);
      assert.deepEqual(
        fault(() => modelFromJson(changed)),
        ['modelUnfit', where],
      );
    });
  }
});

function swap(found: string, other: string) {
  return (json: string) => json.replace(found, () => other);
}

function doubled(json: string, list: string): string {
  const model = JSON.parse(json);
  return JSON.stringify({ ...model, [list]: [...model[list], ...model[list]] });
}

function factors(written: string) {
  return swap('"mean": 0', `"factors": [${written}], "mean": 0`);
}

function fault(act: () => unknown): unknown[] {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    return [error.code, error.values.where];
  }
  return assert.fail('nothing was refused');
}

function simple(): FittedModel {
  const size = feature({ name: 'size', statistics: { mean: 4, deviation: 2 } });
  return modelWith({ target: 'price', features: [size], neurons: [neuron(1.5, 2)] });
}

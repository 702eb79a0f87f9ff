import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explain } from '../../../src/core/model/fitted';
import type { Setup } from '../../../src/core/model/setup';
import { naiveRows, readSample, samplePath, setupOf, trainOn } from '../../support/samples';
import { predictionsOf } from './build';

type Words = Parameters<typeof setupOf>[0];

const CASES: Readonly<Record<string, Words & { readonly file: string }>> = {
  'a linear regression': {
    file: 'auto-mpg.csv',
    target: 'mpg',
    features: ['weight_lbs', 'weight_lbs^2', 'year*origin', 'horsepower'],
    estimator: 'linear',
  },
  'a linear regression that fills gaps': {
    file: 'auto-mpg.csv',
    target: 'mpg',
    features: ['weight_lbs', 'horsepower', 'origin'],
    estimator: 'linear',
    options: { missing: 'median', missingIndicator: true, rareLevels: 80 },
  },
  'a sigmoid neuron': {
    file: 'penguins.csv',
    target: 'sex',
    features: ['beak_depth_mm', 'body_mass_g', 'species'],
    estimator: 'sigmoid',
  },
  'a perceptron for each class': {
    file: 'penguins.csv',
    target: 'species',
    positive: null,
    features: ['beak_depth_mm', 'beak_length_mm'],
    estimator: 'perceptron',
  },
  softmax: {
    file: 'seattle-weather.csv',
    target: 'weather',
    features: ['date.month', 'temp_max', 'wind'],
    estimator: 'softmax',
  },
};

describe('the predictions of the table that a model was trained on', () => {
  for (const [name, { file, ...words }] of Object.entries(CASES)) {
    it(`are the outputs of ${name}, to the last bit`, async () => {
      const setup: Setup = setupOf({ ...words, options: { maxIterations: 30, ...words.options } });
      const { model } = trainOn(await readSample(file), setup).result;
      const text = readFileSync(samplePath(file), 'utf8');
      const predicted = await predictionsOf(text, model, { chunk: 1000 });
      const [, ...lines] = predicted.text.trimEnd().split('\n');
      let rows = 0;
      for (const [i, row] of naiveRows(file).entries()) {
        const found = explain(model, (column) => row[column]);
        const cells = lines[i]?.split(',').slice(Object.keys(row).length) ?? [];
        if ('why' in found) assert.ok(cells.every((cell) => cell === ''));
        else if (!model.classes) assert.deepEqual(cells, [String(found.activated)]);
        else if (found.probabilities) assert.deepEqual(cells.slice(1), found.probabilities.map(String));
        else if (found.outputs) assert.deepEqual(cells, [model.classes[model.neurons.indexOf(found.neuron)]]);
        else assert.deepEqual(cells, [model.classes[found.positive ? 1 : 0], String(found.activated)]);
        if (!('why' in found)) rows++;
      }
      assert.ok(rows > 300);
      assert.equal(predicted.counts.predicted, rows);
    });
  }
});

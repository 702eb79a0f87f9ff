// How long a peer takes to fit rows that have been read: node fits.mjs PEER TABLE RUNS. The target is the last column.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { repeat } from './repeat.mjs';

const STEPS = 20;

/** Each is made ready with the rows and then fits them, and says how many steps over them that took. */
const FITS = {
  async 'ml-regression'(x, y) {
    const { default: regression } = await import('ml-regression');
    const targets = y.map((value) => [value]);
    return () => {
      new regression.MultivariateLinearRegression(x, targets, { statistics: false });
      return 1;
    };
  },
  async 'ml-logistic-regression'(x, y) {
    const { default: LogisticRegression } = await import('ml-logistic-regression');
    const { Matrix } = await import('ml-matrix');
    const [features, classes] = [new Matrix(x), Matrix.columnVector(y)];
    return () => {
      // One for each of the two classes, as the package has it.
      new LogisticRegression({ numSteps: STEPS, learningRate: 1 / x.length }).train(features, classes);
      return STEPS;
    };
  },
  'tensorflow-linear': (x, y) => tensorflow(x, y, (tf, target, output) => tf.losses.meanSquaredError(target, output)),
  'tensorflow-logistic': (x, y) =>
    tensorflow(x, y, (tf, target, output) => tf.losses.sigmoidCrossEntropy(target, output)),
};

async function tensorflow(x, y, lossOf) {
  const tf = await import('@tensorflow/tfjs');
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const { resolve } = createRequire(import.meta.url);
  setWasmPaths(`${path.dirname(resolve('@tensorflow/tfjs-backend-wasm'))}${path.sep}`);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend could not be started');
  const [features, target] = [tf.tensor2d(x), tf.tensor2d(y, [y.length, 1])];
  return async () => {
    const weights = tf.variable(tf.zeros([x[0].length, 1]));
    const bias = tf.variable(tf.scalar(0));
    const descent = tf.train.sgd(0.1);
    for (let step = 0; step < STEPS; step++) {
      const loss = descent.minimize(() => lossOf(tf, target, tf.add(tf.matMul(features, weights), bias)), true);
      await loss.data();
      loss.dispose();
    }
    tf.dispose([weights, bias]);
    return STEPS;
  };
}

const [, , peer, table, runs] = process.argv;
const [, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => line.split(',').map(Number));
const learn = await FITS[peer](
  rows.map((row) => row.slice(0, -1)),
  rows.map((row) => row.at(-1)),
);
let steps = 0;
const milliseconds = await repeat(Number(runs), async () => {
  steps = await learn();
});
console.log(JSON.stringify({ milliseconds, steps }));

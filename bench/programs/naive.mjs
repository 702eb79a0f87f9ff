// What people write: Papa Parse, arrays, and gradient descent over the rows. node naive.mjs TABLE ITERATIONS
// The target is the last column.
import { readFileSync } from 'node:fs';
import papa from 'papaparse';

const LEARNING_RATE = 0.1;

const [, , path, iterations] = process.argv;
const [, ...rows] = papa.parse(readFileSync(path, 'utf8'), { dynamicTyping: true, skipEmptyLines: true }).data;
const features = rows[0].length - 1;
const weights = new Array(features).fill(0);
let bias = 0;
const losses = [];
const began = performance.now();
for (let iteration = 0; iteration < Number(iterations); iteration++) {
  const gradient = new Array(features).fill(0);
  let biasGradient = 0;
  let loss = 0;
  for (const row of rows) {
    let output = bias;
    for (let j = 0; j < features; j++) output += weights[j] * row[j];
    const residual = output - row[features];
    loss += residual * residual;
    biasGradient += residual;
    for (let j = 0; j < features; j++) gradient[j] += residual * row[j];
  }
  losses.push(loss / rows.length);
  for (let j = 0; j < features; j++) weights[j] -= (LEARNING_RATE * 2 * gradient[j]) / rows.length;
  bias -= (LEARNING_RATE * 2 * biasGradient) / rows.length;
}
const descending = performance.now() - began;
console.log(JSON.stringify({ loss: losses.at(-1), iterations: losses.length, descending }));

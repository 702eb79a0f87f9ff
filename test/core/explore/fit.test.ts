import assert from 'node:assert/strict';
import { axesOf } from '../../../src/core/explore/axes';
import { type Fit, type FitWish, fitOf } from '../../../src/core/explore/fit';
import type { Ground } from '../../../src/core/explore/ground';
import { ROLES } from '../../../src/core/explore/points';
import { finish } from '../../../src/core/work';
import { setupOf, tableFrom, trainOn } from '../../support/samples';
import { close } from '../data/build';
import { groundOf } from './ground';

const fitIn = (ground: Ground, parameters: readonly number[], wish: FitWish): Fit =>
  finish(fitOf(ground, Float64Array.from(parameters), wish));

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** The names of the features, to give each of their weights its place. */
const namesOf = (ground: Ground) => ground.prepared.training.dataset.features.map(({ name }) => name);

const MIXED = [
  'a,b,c,d,y',
  '1,4,red,2020-01-05,3',
  '2,1,blue,2020-02-10,5',
  '4,3,red,2021-03-15,4',
  '7,2,green,2021-04-20,9',
  '5,6,blue,2022-05-25,8',
  '3,5,red,2022-06-30,1',
].join('\n');
const A = [1, 2, 4, 7, 5, 3];
const B = [4, 1, 3, 2, 6, 5];
const RED = [1, 0, 1, 0, 0, 1];
const MONTHS = [1, 2, 3, 4, 5, 6];

describe('the axes of a plot', () => {
  it('are the number columns behind the features, each once, also those that only a power or a product has', async () => {
    const ground = await groundOf(MIXED, { features: ['c', 'd.month', 'b^2', 'a*b'] });
    assert.deepEqual(axesOf(ground.prepared.training.dataset.features), ['b', 'a']);
  });

  it('are known at the start of a run, with what it tells apart', async () => {
    const { axes, classes, neurons } = trainOn(
      await tableFrom('p,q,y\n0,0,A\n1,0,B\n0,1,C\n1,1,B\n'),
      setupOf({ target: 'y', features: ['p*q', 'q'], estimator: 'softmax' }),
    ).start;
    assert.deepEqual({ axes, classes, neurons }, { axes: ['p', 'q'], classes: ['A', 'B', 'C'], neurons: 3 });
  });

  it('are none where all features are words or parts of dates', async () => {
    const ground = await groundOf(MIXED, { features: ['c', 'd.month'] });
    assert.deepEqual(axesOf(ground.prepared.training.dataset.features), []);
  });

  it('give way to the outputs where a wish is for a column that is none', async () => {
    const ground = await groundOf(MIXED, { features: ['a', 'c'] });
    assert.deepEqual(fitIn(ground, [0, 1, 1, 1], { kind: 'feature', x: 'b' }).wish, { kind: 'outputs' });
    assert.deepEqual(fitIn(ground, [0, 1, 1, 1], { kind: 'pair', x: 'a', y: 'c' }).wish, { kind: 'outputs' });
  });
});

describe('the output over one column', () => {
  it('is the line itself where there is one feature', async () => {
    const ground = await groundOf('x,y\n0,1\n10,2\n5,4');
    const { curve } = fitIn(ground, [3, -0.5], { kind: 'feature', x: 'x' });
    assert.ok(curve);
    assert.ok(curve.x.every((x, i) => close(curve.outputs[0]?.[i] ?? Number.NaN, 3 - 0.5 * x)));
    assert.ok((curve.x[0] ?? 0) < 0 && (curve.x.at(-1) ?? 0) > 10);
  });

  it('has powers and products of the column recomputed, and all else at its mean', async () => {
    const ground = await groundOf(MIXED, {
      features: ['a', 'a^3', 'a*b', 'a*c', 'b^2', 'd.month', 'a*d.month'],
      references: { c: 'blue' },
    });
    assert.deepEqual(namesOf(ground), ['a', 'a^3', 'a*b', 'a*c=green', 'a*c=red', 'b^2', 'd.month', 'a*d.month']);
    const w = [10, 2, -0.1, 0.7, 3, -4, 0.25, 1.5, 0.2];
    const { curve } = fitIn(ground, w, { kind: 'feature', x: 'a' });
    const by = (a: number) =>
      10 + 2 * a - 0.1 * a ** 3 + 0.7 * a * mean(B) + 3 * a * (1 / 6) - 4 * a * mean(RED) +
      0.25 * mean(B.map((b) => b * b)) + 1.5 * mean(MONTHS) + 0.2 * a * mean(MONTHS); // biome-ignore format: a sum
    assert.ok(curve?.x.every((a, i) => close(curve.outputs[0]?.[i] ?? Number.NaN, by(a), 1e-11)));
  });

  it('is the mean of the outputs with the column put into every row', async () => {
    const ground = await groundOf(MIXED, { features: ['a*b', 'b^2', 'c'], references: { c: 'blue' } });
    assert.deepEqual(namesOf(ground), ['a*b', 'b^2', 'c=green', 'c=red']);
    const { curve } = fitIn(ground, [1, 0.5, -0.25, 2, 3], { kind: 'feature', x: 'b' });
    const green = [0, 0, 0, 1, 0, 0];
    const by = (b: number) =>
      mean(A.map((a, i) => 1 + 0.5 * a * b - 0.25 * b * b + 2 * (green[i] ?? 0) + 3 * (RED[i] ?? 0)));
    assert.ok(curve?.x.every((b, i) => close(curve.outputs[0]?.[i] ?? Number.NaN, by(b), 1e-11)));
  });

  it('is that of the features as they were trained on', async () => {
    const raw = await groundOf(MIXED, { features: ['a', 'b'] });
    const standardised = await groundOf(MIXED, { features: ['a', 'b'], options: { standardise: true } });
    const { neurons } = standardised.modelOf(Float64Array.of(1, 2, 3));
    const [{ bias, weights } = { bias: 0, weights: [] }] = neurons;
    const found = fitIn(standardised, [1, 2, 3], { kind: 'feature', x: 'a' }).curve;
    const expected = fitIn(raw, [bias, ...weights], { kind: 'feature', x: 'a' }).curve;
    assert.ok(found?.outputs[0]?.every((z, i) => close(z, expected?.outputs[0]?.[i] ?? Number.NaN)));
  });

  it('has 0 for the feature that tells of missing cells of the column, and a filled cell where it was filled', async () => {
    const ground = await groundOf('x,y\n2,1\n,5\n4,2\n6,3', { options: { missing: 'mean', missingIndicator: true } });
    const { curve, points } = fitIn(ground, [1, 2, 100], { kind: 'feature', x: 'x' });
    assert.deepEqual([...points.x], [2, 4, 4, 6]);
    assert.ok(curve?.x.every((x, i) => close(curve.outputs[0]?.[i] ?? Number.NaN, 1 + 2 * x)));
  });
});

describe('the output over two columns', () => {
  it('is laid out row by row from the least y, products of both recomputed', async () => {
    const ground = await groundOf(MIXED, { features: ['a', 'b^2', 'a*b', 'd.month'] });
    const { grid } = fitIn(ground, [1, 2, 3, 4, 5], { kind: 'pair', x: 'a', y: 'b' });
    assert.ok(grid);
    const { x, y, size, outputs } = grid;
    assert.equal(outputs[0]?.length, size * size);
    const at = ({ min, max }: typeof x, k: number) => min + ((max - min) * k) / (size - 1);
    for (const [i, j] of [
      [0, 0],
      [size - 1, 0],
      [3, 20],
      [size - 1, size - 1],
    ] as const) {
      // biome-ignore format: pairs
      const [a, b] = [at(x, i), at(y, j)];
      assert.ok(close(outputs[0]?.[j * size + i] ?? 0, 1 + 2 * a + 3 * b * b + 4 * a * b + 5 * 3.5, 1e-11));
    }
  });

  it('has that of each neuron', async () => {
    const csv = 'p,q,y\n0,0,A\n1,0,B\n0,1,C\n1,1,B\n';
    const ground = await groundOf(csv, { features: ['p', 'q'], estimator: 'softmax' });
    const { grid, points } = fitIn(ground, [0, 0, 0, -1, 2, 0, -1, 0, 2], { kind: 'pair', x: 'p', y: 'q' });
    assert.equal(grid?.outputs.length, 3);
    assert.deepEqual([...points.targets], [0, 1, 2, 1]);
    assert.deepEqual([...points.predictions], [0, 1, 2, 1]); // of outputs as large the first
    assert.deepEqual([...points.outputs], [0, 1, 1, 1]);
  });
});

describe('the points of a plot', () => {
  it('have the output and what the neuron makes of it', async () => {
    const csv = 'x,y\n-2,no\n1,yes\n3,yes\n';
    const sigmoid = await groundOf(csv, { estimator: 'sigmoid' });
    const { points } = fitIn(sigmoid, [0.5, 1], { kind: 'outputs' });
    assert.deepEqual([...points.outputs], [-1.5, 1.5, 3.5]);
    assert.ok([-1.5, 1.5, 3.5].every((z, i) => close(points.predictions[i] ?? 0, 1 / (1 + Math.exp(-z)))));
    assert.deepEqual([...points.targets], [0, 1, 1]);
    assert.equal(points.x.length, 0);
    const perceptron = await groundOf(csv, { estimator: 'perceptron' });
    assert.deepEqual([...fitIn(perceptron, [0.5, 1], { kind: 'outputs' }).points.predictions], [0, 1, 1]);
  });

  it('name the rows of the table and the lines of the file, and what each row is to the training', async () => {
    const csv = 'x,y\n1,1\n2,2\n3,3\n4,5\n5,6\n6,4\n';
    const ground = await groundOf(csv, { excluded: [1], options: { validation: 0.4, split: 'last' } });
    const { points, rows } = fitIn(ground, [0, 1], { kind: 'feature', x: 'x' });
    assert.equal(rows, 6);
    assert.deepEqual([...points.rows], [0, 1, 2, 3, 4, 5]);
    assert.deepEqual([...points.lines], [2, 3, 4, 5, 6, 7]);
    const { training, validation, aside } = ROLES;
    assert.deepEqual([...points.roles], [training, aside, training, training, validation, validation]);
    assert.deepEqual([...points.targets], [1, 2, 3, 5, 6, 4]);
  });

  it('are no more than a thousand, evenly spaced, the rows left out by hand always among them', async () => {
    const csv = `x,y\n${Array.from({ length: 3500 }, (_, i) => `${i},${(i * 7) % 13}`).join('\n')}`;
    const all = fitIn(await groundOf(csv), [0, 1], { kind: 'feature', x: 'x' });
    assert.equal(all.rows, 3500);
    assert.equal(all.points.rows.length, 1000);
    const gaps = [...all.points.rows].slice(1).map((row, i) => row - (all.points.rows[i] ?? 0));
    assert.ok(gaps.every((gap) => gap === 3 || gap === 4));
    const unseen = 5; // between the evenly spaced
    assert.ok(!all.points.rows.includes(unseen));
    const without = fitIn(await groundOf(csv, { excluded: [0, unseen] }), [0, 1], { kind: 'feature', x: 'x' });
    assert.equal(without.points.rows.length, 1000);
    assert.ok(without.points.rows.includes(unseen));
    assert.deepEqual(
      [...without.points.rows].slice(0, 10),
      [...new Set([...all.points.rows].slice(0, 9)).add(unseen)].sort((a, b) => a - b),
    );
  });
});

describe('the lines of other losses', () => {
  const ROWS = [[1, 2.1], [2, 3.9], [3, 6.2], [4, 7.8], [5, 10.1], [6, 12.2], [7, 13.8], [8, 60]] as const; // biome-ignore format: pairs
  const csv = `x,y\n${ROWS.map((row) => row.join(',')).join('\n')}`;
  const wish = { kind: 'feature', x: 'x', losses: true } as const;

  /** Bias and slope of a line by two of its points. */
  const lineOf = ({ curve, lines = [] }: Fit, loss: string): [number, number] => {
    const { output = new Float64Array() } = lines.find((line) => line.loss === loss) ?? {};
    const [x = 0, z = 0] = [curve?.x[0], output[0]];
    const slope = ((output.at(-1) ?? 0) - z) / ((curve?.x.at(-1) ?? 1) - x);
    return [z - slope * x, slope];
  };

  const leastSquares = (rows: readonly (readonly [number, number])[]): [number, number] => {
    const [mx, my] = [mean(rows.map(([x]) => x)), mean(rows.map(([, y]) => y))];
    const slope =
      rows.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0) / rows.reduce((s, [x]) => s + (x - mx) ** 2, 0);
    return [my - slope * mx, slope];
  };

  const absoluteLoss = ([bias, slope]: readonly [number, number]) =>
    mean(ROWS.map(([x, y]) => Math.abs(bias + slope * x - y)));

  it('are absent where they were not asked for, and of classes', async () => {
    assert.equal(fitIn(await groundOf(csv), [0, 0], { kind: 'feature', x: 'x' }).lines, undefined);
    const classes = await groundOf('x,y\n-2,no\n1,yes\n3,yes\n', { estimator: 'sigmoid' });
    assert.equal(fitIn(classes, [0, 0], wish).lines, undefined);
  });

  it('have least squares for MSE, whichever loss is trained with and at whatever iteration', async () => {
    const [bias, slope] = leastSquares(ROWS);
    for (const loss of ['mse', 'rss', 'absolute', 'huber'] as const) {
      const found = lineOf(fitIn(await groundOf(csv, { options: { loss } }), [5, -3], wish), 'mse');
      assert.ok(close(found[0], bias, 1e-9) && close(found[1], slope, 1e-9));
    }
  });

  it('have the least absolute error there is: that of a line through two of the rows', async () => {
    const found = lineOf(fitIn(await groundOf(csv), [0, 0], wish), 'absolute');
    const through = ROWS.flatMap(([a, p], i) =>
      ROWS.slice(i + 1).map(([b, q]): [number, number] => [p - (a * (q - p)) / (b - a), (q - p) / (b - a)]),
    );
    const least = Math.min(...through.map(absoluteLoss));
    assert.ok(absoluteLoss(found) <= least * 1.001);
  });

  it('are pulled by an outlier hardest for squares, and hardly otherwise', async () => {
    const [, clean] = leastSquares(ROWS.slice(0, -1));
    const all = fitIn(await groundOf(csv, { options: { delta: 1 } }), [0, 0], wish);
    const slopes = (['absolute', 'huber', 'mse'] as const).map((loss) => Math.abs(lineOf(all, loss)[1] - clean));
    const [absolute = 1, huber = 1, mse = 0] = slopes;
    assert.ok(absolute < 0.1 && huber < 0.25 && mse > 3, slopes.join());
  });

  it('are the same line once the outlier is left out, and of what is left', async () => {
    const ground = await groundOf(csv, { excluded: [ROWS.length - 1] });
    const [bias, slope] = leastSquares(ROWS.slice(0, -1));
    const found = fitIn(ground, [0, 0], wish);
    assert.ok(close(lineOf(found, 'mse')[0], bias, 1e-9) && close(lineOf(found, 'mse')[1], slope, 1e-9));
    assert.ok((['absolute', 'huber'] as const).every((loss) => Math.abs(lineOf(found, loss)[1] - slope) < 0.1));
    assert.equal(found.points.rows.length, ROWS.length);
  });

  it('can be stopped: they pause on the way', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i % 97},${(i * i) % 31}`);
    const work = fitOf(await groundOf(`x,y\n${rows.join('\n')}`), Float64Array.of(0, 0), wish);
    let pauses = 0;
    while (!work.next().done) pauses++;
    assert.ok(pauses > 10);
  });
});

import assert from 'node:assert/strict';
import { outlinesOf } from '../../src/panel/contours';
import { marginsOf } from '../../src/panel/fitField';
import type { Subject } from '../../src/panel/fitKinds';
import { pictureOf } from '../../src/panel/fitPicture';
import { placesOf } from '../../src/panel/fitPlaces';
import { around, grown, rangesOf } from '../../src/panel/fitRanges';
import { nearestTo, orderAlong } from '../../src/panel/nearest';
import { pointText } from '../../src/panel/pointText';
import { colourOf, SHAPES } from '../../src/panel/shapes';
import { fitOf } from './fit';

const NUMBER: Subject = { said: 'number', target: 'mpg', axes: ['a'], classes: [] };
const SEX: Subject = { said: 'probability', target: 'sex', axes: ['a'], classes: ['female', 'male'] };
const SPECIES: Subject = { said: 'classes', target: 'species', axes: ['a', 'b'], classes: ['p', 'q', 'r'] };
const say = (word: string, ...values: readonly (string | number)[]) => [word, ...values].join(' ');

describe('where rows lie in a picture', () => {
  const fit = fitOf({ points: { x: [1, 2], targets: [10, 20], predictions: [13, 18] } });

  it('is over their column at their target, a residual hanging down or up to what is predicted', () => {
    const { x, y, foot } = placesOf('feature', 'number', fit);
    assert.deepEqual([[...x], [...y], [...(foot ?? [])]], [[1, 2], [10, 20], [13, 18]]); // biome-ignore format: axes
  });

  it('is at their prediction over what is actual, and the diagonal is where they are the same', () => {
    const { x, y, foot } = placesOf('actual', 'number', fit);
    assert.deepEqual([[...x], [...y], [...(foot ?? [])]], [[10, 20], [13, 18], [10, 20]]); // biome-ignore format: axes
  });

  it('is at their residual, actual less predicted', () => {
    const { x, y, foot } = placesOf('residuals', 'number', fit);
    assert.deepEqual([[...x], [...y], [...(foot ?? [])]], [[13, 18], [-3, 2], [0, 0]]); // biome-ignore format: axes
  });

  it('is beside the sigmoid at their output, above it or below by their class', () => {
    const { x, y } = placesOf(
      'sigmoid',
      'probability',
      fitOf({ points: { targets: [1, 0], outputs: [2, 2], predictions: [0.88, 0.88] } }),
    );
    assert.deepEqual([...x], [2, 2]);
    assert.ok((y[0] ?? 0) > 0.88 && (y[1] ?? 1) < 0.88);
  });

  it('is beside their class and no other, each row always at the same place', () => {
    const rows = Array.from({ length: 50 }, (_, i) => i);
    const targets = rows.map((row) => row % 3);
    const { x } = placesOf('actual', 'classes', fitOf({ points: { rows, targets, predictions: targets } }));
    assert.ok(x.every((place, i) => Math.round(place) === targets[i]));
    assert.ok(new Set(x).size === 50);
    const alone = placesOf('actual', 'classes', fitOf({ points: { rows: [7], targets: [1], predictions: [1] } }));
    assert.equal(alone.x[0], x[7]);
  });
});

describe('what the axes of a picture show', () => {
  const at = (predictions: number[]) => fitOf({ points: { targets: [0, 100], predictions } });

  it('is all values with a margin', () => {
    assert.deepEqual(around(Float64Array.of(10, 20, 30)), { min: 9, max: 31 });
    assert.deepEqual(around(Float64Array.of(5, 5)), { min: 4, max: 6 });
    assert.deepEqual(around(Float64Array.of()), { min: 0, max: 1 });
  });

  it('grows as far as it may and never shrinks', () => {
    const most = { min: -10, max: 10 };
    assert.deepEqual(grown({ min: 0, max: 1 }, [Float64Array.of(2, -20)], most), { min: -10, max: 2.6 });
    assert.deepEqual(grown({ min: -10, max: 2.6 }, [Float64Array.of(2.5)], most), { min: -10, max: 2.6 });
    assert.deepEqual(grown({ min: 0, max: 1 }, [Float64Array.of(Number.NaN, Infinity)], most), { min: 0, max: 10 });
  });

  it('stays put while predictions come nearer, and holds what diverges within bounds', () => {
    const first = rangesOf('actual', NUMBER, at([-40, 160]));
    assert.deepEqual(first, { x: { min: -5, max: 105 }, y: { min: -50, max: 170 } }); // a twentieth of 200 beside them
    assert.deepEqual(rangesOf('actual', NUMBER, at([10, 90]), first), first);
    assert.deepEqual(rangesOf('actual', NUMBER, at([1e9, -1e9]), first).y, { min: -115, max: 215 });
  });

  it('is as wide as the residuals, above and below', () => {
    const { y } = rangesOf('residuals', NUMBER, at([20, 90]));
    assert.ok(y.min <= -20 && y.min > -25 && y.max >= 10 && y.max < 15);
  });

  it('is the same for probabilities whatever they are', () => {
    const one = fitOf({ points: { targets: [0, 1], outputs: [-1, 2], predictions: [0.3, 0.9] } });
    assert.deepEqual(rangesOf('sigmoid', SEX, one).x, { min: -4, max: 4 });
    const far = fitOf({ points: { targets: [0, 1], outputs: [-20, 500], predictions: [0, 1] } });
    assert.deepEqual(rangesOf('sigmoid', SEX, far).x, { min: -23, max: 40 });
    assert.deepEqual(rangesOf('sigmoid', SEX, far).y, rangesOf('sigmoid', SEX, one).y);
  });
});

describe('the row under the pointer', () => {
  const drawn = [[0, 100], [50, 50], [55, 50], [Number.NaN, 90], [50, 50]] as const; // biome-ignore format: places
  const near = (x: number, y: number) => nearestTo(drawn.length, (i) => drawn[i] ?? [0, 0], { x, y }, 20);

  it('is the one that is drawn nearest, the first of those as near', () => {
    assert.equal(near(51, 50), 1);
    assert.equal(near(54, 50), 2);
    assert.equal(near(2, 99), 0);
  });

  it('is none where none is near', () => {
    assert.equal(near(20, 20), undefined);
  });

  it('has its neighbours from left to right', () => {
    assert.deepEqual(orderAlong([3, 1, 2, 1]), [1, 3, 2, 0]);
  });
});

describe('a row in words', () => {
  const choice = { kind: 'feature', x: 'a', y: '', squares: false, losses: false } as const;
  const wish = { kind: 'feature', x: 'a' } as const;

  it('has its line, what is actual and predicted and their difference, where it lies, and what it is to the training', () => {
    const points = { x: [3504], targets: [18], predictions: [21.3], rows: [55], roles: [2] };
    const picture = pictureOf(choice, NUMBER, fitOf({ wish, points }));
    assert.ok(picture);
    assert.deepEqual(pointText(picture, 0, say), ['fitPointNumber 57 18 21.3 −3.3', 'a: 3504', 'leftOut']);
  });

  it('has the names of classes', () => {
    const points = { x: [1, 1], targets: [1, 0], outputs: [-1, 3], predictions: [0.25, 0.95] };
    const picture = pictureOf(choice, SEX, fitOf({ wish, points }));
    assert.ok(picture);
    assert.equal(pointText(picture, 0, say)[0], 'fitPointProbability 2 male female 0.25');
    assert.equal(pointText(picture, 1, say)[0], 'fitPointProbability 3 female male 0.95');
    const many = { x: [1], targets: [2], outputs: [4], predictions: [1] };
    const other = pictureOf(choice, SPECIES, fitOf({ wish, points: many }));
    assert.ok(other);
    assert.equal(pointText(other, 0, say)[0], 'fitPointClass 2 r q 4');
  });
});

describe('a picture', () => {
  it('is none of an answer to another wish', () => {
    const choice = { kind: 'feature', x: 'a', y: '', squares: false, losses: false } as const;
    assert.equal(pictureOf(choice, NUMBER, fitOf({ points: { targets: [1] } })), undefined);
  });

  it('has the lines of other losses upon that of the model, their dashes seen where they are the same', () => {
    const choice = { kind: 'feature', x: 'a', y: '', squares: false, losses: true } as const;
    const [x, z] = [Float64Array.of(0, 1), Float64Array.of(1, 2)];
    const lines = (['mse', 'absolute', 'huber'] as const).map((loss) => ({ loss, output: z }));
    const wish = { kind: 'feature', x: 'a', losses: true } as const;
    const points = { x: [0, 1], targets: [1, 3] };
    const picture = pictureOf(choice, NUMBER, fitOf({ wish, points, curve: { x, outputs: [z] }, lines }));
    assert.deepEqual(
      picture?.lines.map(({ name }) => name),
      ['model', 'mse', 'absolute', 'huber'],
    );
  });
});

describe('what tells classes apart', () => {
  it('is another shape or another colour for each pair of thirty', () => {
    const pairs = Array.from({ length: 30 }, (_, k) => `${k % SHAPES.length} ${colourOf(k, 6)}`);
    assert.equal(new Set(pairs).size, 30);
  });

  it('is where each is ahead of the others', () => {
    const outputs = [Float64Array.of(3, 1), Float64Array.of(1, 1), Float64Array.of(2, 5)];
    assert.deepEqual(marginsOf(outputs).map((margin) => [...margin]), [[1, -4], [-2, -4], [-1, 4]]); // biome-ignore format: rows
    assert.deepEqual(marginsOf([Float64Array.of(2)]).map((margin) => [...margin]), [[-2], [2]]); // biome-ignore format: rows
  });
});

describe('the outline of a level', () => {
  it('lies where the values are that level, in pixels', () => {
    const size = 11;
    const values = Array.from({ length: size * size }, (_, i) => (i % size) / 10); // x itself, over 0 to 1
    const field = { x: { min: 0, max: 1 }, y: { min: 0, max: 1 }, size, values };
    const places = { x: (value: number) => 100 * value, y: (value: number) => 100 - 100 * value };
    const inside = outlinesOf(field, 0.33, places)
      .flat()
      .filter(([x, y]) => x < 100 && y > 0 && y < 100);
    assert.ok(inside.length >= size - 2);
    assert.ok(inside.every(([x]) => Math.abs(x - 33) < 1e-9));
  });
});

import assert from 'node:assert/strict';
import type { Setup } from '../../src/core/model/setup';
import { formatFixed, formatNumber } from '../../src/format';
import { cardOf } from '../../src/lessons/card';
import type { Experiment, Lesson, Verdict } from '../../src/lessons/lesson';
import { LESSONS } from '../../src/lessons/lessons';
import { explore } from '../support/explored';
import { LANGUAGES } from '../support/languages';
import { leastSquaresByQr } from '../support/oracles';
import { naiveRows, readSample, setupOf, trainOn } from '../support/samples';
import { descend, LOG, largestCurvature, SQUARE, standardised, sum } from './descent';

/** A lesson with what it says of its own trainings, in both languages. */
interface Taught {
  readonly setups: readonly Setup[];
  readonly verdict: Verdict;
  readonly korean: Verdict;
}

async function teach(id: string): Promise<Taught> {
  const lesson = lessonNamed(id);
  const table = await readSample(lesson.sample);
  const experiments: Experiment[] = [];
  const setups: Setup[] = [];
  for (const setupAfter of lesson.trainings) {
    const setup = setupOf(setupAfter(experiments));
    setups.push(setup);
    experiments.push(trainOn(table, setup));
  }
  const [verdict, korean] = [LANGUAGES.en, LANGUAGES.ko].map((say) => lesson.verdict(experiments, say));
  assert.ok(verdict && korean);
  return { setups, verdict, korean };
}

function lessonNamed(id: string): Lesson {
  const lesson = LESSONS.find((one) => one.id === id);
  assert.ok(lesson, id);
  return lesson;
}

/** All numbers of a sentence, in rising order, for languages put them in orders of their own. */
const numbersIn = (sentence: string) => (sentence.match(/−?\d[\d.,]*(e−?\d+)?(?<![.,])/g) ?? []).sort();

/** What a lesson has to say, and that it says it in Korean with the same numbers. */
function assertSays({ verdict, korean }: Taught, right: number, sentences: readonly string[]): void {
  assert.equal(verdict.right, right);
  assert.equal(korean.right, right);
  assert.deepEqual(verdict.sentences, sentences);
  for (const [k, sentence] of korean.sentences.entries()) {
    assert.match(sentence, /[가-힣]/);
    assert.deepEqual(numbersIn(sentence), numbersIn(sentences[k] ?? ''), sentence);
  }
}

const n = formatNumber;
const count = (value: number) => value.toLocaleString('en-US');

const numbersOf = (rows: readonly Record<string, string>[], ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => Number(row[name])));

/** Least squares of one column by its closed form. */
function lineOf(points: readonly (readonly [x: number, y: number])[]) {
  const [xMean, yMean] = [0, 1].map((j) => sum(points.map((point) => point[j] ?? Number.NaN)) / points.length);
  const [x0, y0] = [xMean ?? Number.NaN, yMean ?? Number.NaN];
  const slope = sum(points.map(([x, y]) => (x - x0) * (y - y0))) / sum(points.map(([x]) => (x - x0) ** 2));
  const bias = y0 - slope * x0;
  const residuals = points.map(([x, y]) => y - bias - slope * x);
  return { slope, bias, residuals, rss: sum(residuals.map((r) => r * r)) };
}

const pointsOf = (file: string) => naiveRows(file).map(({ x, y }) => [Number(x), Number(y)] as const);

const placeOfLargest = (values: readonly number[]) => values.indexOf(Math.max(...values));

const cars = naiveRows('auto-mpg.csv').filter(({ mpg }) => mpg !== '');
const mpg = numbersOf(cars, 'mpg').flat();

describe('the lesson on what a neuron computes', () => {
  it('says the weight that least squares has, and the sum of the first car', async () => {
    const inputs = numbersOf(cars, 'weight_lbs', 'year');
    const [bias = Number.NaN, w1 = Number.NaN, w2 = Number.NaN] = leastSquaresByQr(inputs, mpg);
    const [pounds = Number.NaN, year = Number.NaN] = inputs[0] ?? [];
    const prediction = bias + w1 * pounds + w2 * year;
    assertSays(await teach('neuron'), 1, [
      `w1 came to ${n(w1)}: 100 lb more change the prediction by ${n(100 * w1)} mpg.`,
      `Of the first car (${count(pounds)} lb, of ${year}) the neuron computes w0 + w1·x1 + w2·x2 = ${formatFixed(bias)} + (${formatFixed(w1 * pounds)}) + (${formatFixed(w2 * year)}) = ${formatFixed(prediction)} mpg; its row says ${mpg[0]}.`,
      'Nothing is done with the sum: the activation of a linear regression is the identity. Rest the pointer on any value of the table to see the sum of its row.',
    ]);
  });
});

describe('the lesson on step and sigmoid', () => {
  const penguins = naiveRows('penguins.csv').filter(
    ({ sex, body_mass_g, beak_depth_mm }) => /MALE/.test(sex ?? '') && body_mass_g !== '' && beak_depth_mm !== '',
  );
  const inputs = standardised(numbersOf(penguins, 'body_mass_g', 'beak_depth_mm'));
  const isMale = penguins.map(({ sex }) => Number(sex === 'MALE'));
  const sumOf = (row: readonly number[], weights: ArrayLike<number>) =>
    sum(row.map((x, j) => x * (weights[j] ?? Number.NaN)));
  const mistakes = (weights: ArrayLike<number>) =>
    inputs.filter((row, i) => Number(sumOf(row, weights) > 0) !== isMale[i]).length;

  it('is right that no line parts the penguins: a male lies between three females', () => {
    const place = (i: number) => inputs[i]?.slice(1) as [number, number];
    const females = inputs.flatMap((_, i) => (isMale[i] === 0 ? [place(i)] : []));
    const males = inputs.flatMap((_, i) => (isMale[i] === 1 ? [place(i)] : []));
    const side = ([ax, ay]: number[] = [], [bx, by]: number[] = [], [px, py]: number[] = []) =>
      Math.sign(((bx ?? 0) - (ax ?? 0)) * ((py ?? 0) - (ay ?? 0)) - ((by ?? 0) - (ay ?? 0)) * ((px ?? 0) - (ax ?? 0)));
    const isBetween = (p: number[]) =>
      females.some((a, i) =>
        females.slice(i + 1).some((b, j) => {
          const one = side(a, b, p);
          return one !== 0 && females.slice(i + j + 2).some((c) => side(b, c, p) === one && side(c, a, p) === one);
        }),
      );
    assert.ok(males.some(isBetween));
  });

  it('counts the mistakes of the passes, and descends the log loss as far', async () => {
    const taught = await teach('stepAndSigmoid');
    const [steps, smooth] = taught.setups;
    assert.ok(steps && smooth);
    const table = await readSample('penguins.csv');
    const passes = explore(table, steps).parameters.map(mistakes);
    const best = Math.min(...passes);
    const kept = passes.indexOf(best);
    const { losses, iterations, end } = descend(inputs, isMale, 1 / (0.25 * largestCurvature(inputs)), LOG);
    assert.equal(end, 'converged');
    const { parameters } = explore(table, smooth);
    const certain = 1 / (1 + Math.exp(-sumOf(inputs[0] ?? [], parameters.at(-1) ?? [])));
    const decided = Number(sumOf(inputs[0] ?? [], explore(table, steps).parameters[kept] ?? []) > 0);
    assert.equal(penguins[0]?.sex, 'MALE');
    assertSays(taught, 1, [
      `The perceptron made 100 passes. After the last, ${passes[100]} of ${penguins.length} rows were on the wrong side; after the best, number ${kept}, ${best}. Those weights were kept.`,
      `A step has no slope to go down. A sigmoid has one everywhere, so gradient descent took the log loss of the sigmoid neuron from ${n(Math.log(2))} to ${n(losses.at(-1) ?? Number.NaN)}: converged at iteration ${iterations}.`,
      `It also says how sure it is: the first penguin (${count(Number(penguins[0]?.body_mass_g))} g, ${penguins[0]?.beak_depth_mm} mm) is male with a probability of ${n(certain)}. The step says only ${decided}.`,
    ]);
  });
});

describe('the lesson on residuals', () => {
  it('has the same line for both, and squares that add up', async () => {
    const { bias, slope, rss, residuals } = lineOf(pointsOf('anscombe-1.csv'));
    const largest = placeOfLargest(residuals.map(Math.abs));
    const residual = residuals[largest] ?? Number.NaN;
    const line = `y = ${n(bias)} + ${n(slope)}·x`;
    assertSays(await teach('residuals'), 0, [
      `On RSS the line came to ${line}, on MSE to ${line}.`,
      `RSS is ${n(rss)} and MSE ${n(rss / 11)}: RSS / MSE = 11, and the table has 11 rows.`,
      `The largest residual is ${n(residual)}, on line ${largest + 2}. Its square, ${n(residual ** 2)}, is ${n((100 * residual ** 2) / rss)}% of RSS: squares make large residuals count most.`,
    ]);
  });
});

describe('the lesson on an outlier', () => {
  const points = pointsOf('anscombe-3.csv');
  const all = lineOf(points);
  const outlier = placeOfLargest(all.residuals.map(Math.abs));
  const others = points.filter((_, i) => i !== outlier);

  it('is right that the others lie almost on one line', () => {
    assert.equal(points.length, 11);
    assert.ok(lineOf(others).residuals.every((residual) => Math.abs(residual) < 0.01));
  });

  it('tells what is left of the error without it', async () => {
    const without = lineOf(others);
    const [mse, newMse] = [all.rss / 11, without.rss / 10];
    assertSays(await teach('outlier'), 2, [
      `With all rows MSE is ${n(mse)}; the outlier, on line ${outlier + 2}, has a residual of ${n(all.residuals[outlier] ?? Number.NaN)}. Without it MSE is ${n(newMse)}: ${n((100 * newMse) / mse)}% is left.`,
      `The line was y = ${n(all.bias)} + ${n(all.slope)}·x and is y = ${n(without.bias)} + ${n(without.slope)}·x without the outlier: one point had turned it.`,
      'A squared residual counts by its square, so the line goes far to meet one point. Click the cross in the fit to put it back, then choose the mean absolute error as the loss: it gives way much less.',
    ]);
  });

  it('is right that the least absolute error gives way much less', () => {
    const through = points.flatMap(([x0, y0], i) =>
      points.slice(i + 1).flatMap(([x1, y1]) => {
        const slope = (y1 - y0) / (x1 - x0);
        const size = sum(points.map(([x, y]) => Math.abs(y - y0 - slope * (x - x0))));
        return Number.isFinite(slope) ? [{ slope, size }] : [];
      }),
    );
    const least = through.reduce((a, b) => (b.size < a.size ? b : a));
    const without = lineOf(others).slope;
    assert.ok(Math.abs(least.slope - without) < 0.05 * Math.abs(all.slope - without), String(least.slope));
  });
});

describe('the lesson on the learning rate', () => {
  it('counts the iterations of the test’s own descent, at each of the rates', async () => {
    const inputs = standardised(numbersOf(cars, 'weight_lbs', 'year'));
    const limit = 1 / largestCurvature(inputs); // 2/λmax of the loss, whose curvature is twice that of the moments
    const at = (factor: number) => {
      const rate = (factor * limit) / 2;
      const { losses, iterations, end } = descend(inputs, mpg, rate, SQUARE);
      const last = losses.at(-1) ?? Number.NaN;
      return `${n(rate)}: ${end} at iteration ${count(iterations)}, with a loss of ${n(last)}.`;
    };
    assertSays(await teach('learningRate'), 2, [
      `Right, ${at(1)}`,
      `Too small, ${at(0.01)}`,
      `2.1 times as much, ${at(2.1)}`,
      `On this table the limit is ${n(limit)}, marked on the slider of the panel: below it each step comes nearer to the least loss, above it each overshoots by more than the one before.`,
    ]);
  });

  it('is right about the limit: below it the loss falls at each step, above it the last steps only raise it', () => {
    const inputs = standardised(numbersOf(cars, 'weight_lbs', 'year'));
    const limit = 1 / largestCurvature(inputs);
    const below = descend(inputs, mpg, 0.99 * limit, SQUARE);
    const above = descend(inputs, mpg, 1.01 * limit, SQUARE);
    assert.deepEqual([below.end, above.end], ['converged', 'diverged']);
    const rises = (losses: readonly number[]) => losses.slice(1).map((loss, k) => loss > (losses[k] ?? 0) + 1e-9);
    assert.ok(!rises(below.losses).includes(true));
    assert.ok(!rises(above.losses.slice(-100)).includes(false));
  });
});

describe('the lesson on when to stop', () => {
  it('finds the iteration that is near enough where the test’s own descent has it', async () => {
    const names = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'];
    const rows = cars.filter((row) => names.every((name) => row[name] !== ''));
    const inputs = standardised(numbersOf(rows, ...names));
    const targets = numbersOf(rows, 'mpg').flat();
    const { losses, iterations } = descend(inputs, targets, 1 / (2 * largestCurvature(inputs)), SQUARE);
    const last = losses.at(-1) ?? Number.NaN;
    const near = losses.findIndex((loss) => loss <= 1.01 * last);
    assertSays(await teach('stopping'), 0, [
      `The loss began at ${n(losses[0] ?? Number.NaN)} and ended at ${n(last)}: converged at iteration ${count(iterations)}.`,
      `It was within 1 % of its end at iteration ${near}, after ${n((100 * near) / iterations)}% of the way. The other ${count(iterations - near)} iterations took only ${n((losses[near] ?? Number.NaN) - last)} off it.`,
      'To stop earlier, set a larger tolerance, fewer iterations, or a patience: with rows held back, training then ends when their loss no longer falls.',
    ]);
  });
});

describe('every lesson', () => {
  for (const [language, say] of Object.entries(LANGUAGES)) {
    it(`asks in words that fit above a list, with three answers (${language})`, () => {
      for (const lesson of LESSONS) {
        const { question, answers, setting } = lesson.words(say);
        assert.ok(question.length <= 80, question);
        assert.equal(new Set(answers).size, 3);
        assert.ok(setting.length > 30, setting);
      }
    });
  }

  it('ends in a card that marks what was predicted and what happened', () => {
    const [first] = LESSONS;
    assert.ok(first);
    const verdict = { right: 1, sentences: ['So it was.'] };
    const [asked, wrong, right] = [
      cardOf(first, 0, LANGUAGES.en),
      cardOf(first, 0, LANGUAGES.en, verdict),
      cardOf(first, 1, LANGUAGES.en, verdict),
    ];
    assert.equal(asked.outcome, undefined);
    assert.deepEqual(
      wrong.answers.map(({ marks }) => marks),
      [['your prediction'], ['what happened'], []],
    );
    assert.deepEqual(right.answers[1]?.marks, ['your prediction', 'what happened']);
    assert.deepEqual([wrong.outcome?.isRight, right.outcome?.isRight], [false, true]);
    assert.deepEqual(right.outcome?.sentences, verdict.sentences);
    assert.equal(right.title, 'Lesson 1 of 6: What a neuron computes');
    assert.equal(right.next?.lesson, LESSONS[1]?.id);
    assert.equal(cardOf(LESSONS.at(-1) ?? first, 0, LANGUAGES.en).next, undefined);
  });
});

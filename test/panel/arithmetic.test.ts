import assert from 'node:assert/strict';
import { type Arithmetic, parametersOf } from '../../src/panel/arithmeticNames';
import { gradientSum, lossSum } from '../../src/panel/arithmeticSums';
import { updateLines, updateWords } from '../../src/panel/arithmeticUpdate';
import type { Say } from '../../src/panel/words';
import type { FittedModel } from '../../src/protocol';
import { feature, modelWith, neuron } from '../support/handMade';

/** Words by their names, with what is put in. */
const say: Say = (word, ...values) => [word, ...values].join(' ');

const model = (neurons: number, classes?: readonly string[]): FittedModel =>
  modelWith({
    features: ['a', 'b'].map((name) => feature({ name })),
    neurons: Array.from({ length: neurons }, () => neuron(0, 0, 0)),
    ...(classes && { classes }),
  });

/** Five rows, of which three are named; ∂MSE/∂w = 2/5 · (2·3 + (−1)·0.5 + 4·1 + 0.5) = 4. */
const arithmetic: Arithmetic = {
  parameter: 1,
  before: -0.412,
  gradient: 4,
  rate: 0.1,
  after: -0.812,
  move: { kind: 'gradientDescent', moved: -0.812 },
  sum: {
    scale: 1 / 5,
    rows: 5,
    terms: [
      { line: 2, slope: 4, input: 3 },
      { line: 1204, slope: -2, input: 0.5 },
      { line: 1205, slope: 8, input: 1 },
    ],
    total: 20,
    penalty: 0,
  },
  loss: {
    id: 'mse',
    scale: 1 / 5,
    rows: 5,
    terms: [
      { line: 2, actual: 18, output: 20, value: 4 },
      { line: 1204, actual: 18.5, output: 17.5, value: 1 },
      { line: 1205, actual: 0, output: 4, value: 16 },
    ],
    total: 25,
    penalty: 0,
  },
};
const [, weight] = parametersOf(model(1), say);
assert.ok(weight);

const written = (lines: readonly { readonly cells: readonly string[] }[]) =>
  lines.map(({ cells }) => cells.filter((cell) => cell !== '').join(' '));

describe('the names of parameters', () => {
  it('are those of the bias and the features, in the order of the parameters', () => {
    assert.deepEqual(
      parametersOf(model(1), say).map(({ place, at, label, symbol }) => [place, at, label, symbol]),
      [
        [0, 0, 'bias', 'bias'],
        [1, 1, 'a', 'w(a)'],
        [2, 2, 'b', 'w(b)'],
      ],
    );
  });

  it('begin with the class where each has a neuron', () => {
    const parameters = parametersOf(model(2, ['no', 'yes']), say);
    assert.deepEqual(
      parameters.map(({ symbol }) => symbol),
      ['w(no: bias)', 'w(no: a)', 'w(no: b)', 'w(yes: bias)', 'w(yes: a)', 'w(yes: b)'],
    );
    assert.deepEqual(
      parameters.map(({ place, neuron, at }) => [place, neuron, at]),
      [
        [0, 0, 0],
        [1, 0, 1],
        [2, 0, 2],
        [3, 1, 0],
        [4, 1, 1],
        [5, 1, 2],
      ],
    );
  });
});

describe('the update of a weight as it is written', () => {
  const lines = (move: Arithmetic['move'], more: Partial<Arithmetic> = {}) =>
    written(updateLines('w(a)', { ...arithmetic, move, ...more }));

  it('is before − rate × derivative = after', () => {
    assert.deepEqual(lines(arithmetic.move), ['w(a): −0.41200 − 0.1 × (+4.000) = −0.81200']);
  });

  it('has the soft threshold on a line of its own', () => {
    const move = { kind: 'gradientDescent', moved: -0.812, threshold: 0.02 } as const;
    assert.deepEqual(lines(move, { after: -0.792 }), [
      'w(a): −0.41200 − 0.1 × (+4.000) = −0.81200',
      'l1: (−1) · max(0, 0.81200 − 0.02000) = −0.79200',
    ]);
    assert.equal(updateWords({ ...arithmetic, move }, say), 'arithmeticDescent  arithmeticThreshold');
  });

  it('adds the step before with momentum', () => {
    assert.deepEqual(lines({ kind: 'momentum', beta: 0.9, previous: -0.2, moved: -0.992 }), [
      'w(a): −0.41200 − 0.1 × (+4.000) + 0.9 × (−0.2000) = −0.99200',
    ]);
  });

  it('goes by way of q with Nesterov', () => {
    const move = { kind: 'nesterov', beta: 0.9, previous: -0.612, moved: -0.812, reached: -0.812 } as const;
    assert.deepEqual(lines(move, { after: -0.992 }), [
      'q: −0.41200 − 0.1 × (+4.000) = −0.81200',
      'w(a): −0.81200 + 0.9 × (−0.2000) = −0.99200',
    ]);
    assert.equal(updateWords({ ...arithmetic, move }, say), 'arithmeticNesterov 0.9');
  });

  it('has both running means with Adam', () => {
    const move = {
      kind: 'adam',
      count: 2,
      first: { beta: 0.9, before: 0.5, now: 0.85, unbiased: 4.474 },
      second: { beta: 0.999, before: 0.02, now: 0.036, unbiased: 18 },
      epsilon: 1e-8,
      moved: -0.5174,
    } as const;
    assert.deepEqual(lines(move, { after: -0.5174 }), [
      'm̂: (0.9 × (+0.5000) + 0.1 × (+4.000)) / (1 − 0.9^2) = 4.474',
      'v̂: (0.999 × (+0.02000) + 0.001 × (+4.000)²) / (1 − 0.999^2) = 18.00',
      'w(a): −0.41200 − 0.1 × (+4.474) / (√18.00 + 1e−8) = −0.51740',
    ]);
  });

  it('subtracts a share of the direction by Newton’s method, and waits for it in passing', () => {
    assert.deepEqual(lines({ kind: 'newton', way: { direction: 1.6, share: 0.25 } }), [
      'w(a): −0.41200 − 0.25 × (+1.600) = −0.81200',
    ]);
    const { after: _, ...passing } = arithmetic;
    assert.deepEqual(written(updateLines('w(a)', { ...passing, move: { kind: 'newton' } })), [
      'w(a): −0.41200 − … = …',
    ]);
  });

  it('subtracts a share of the direction of L-BFGS likewise', () => {
    assert.deepEqual(lines({ kind: 'lbfgs', way: { direction: 1.6, share: 0.25 } }), [
      'w(a): −0.41200 − 0.25 × (+1.600) = −0.81200',
    ]);
  });

  it('adds what the steps of a pass come to in mini-batches', () => {
    const move = { kind: 'batches', steps: 13, rows: 32 } as const;
    assert.deepEqual(lines(move), ['w(a): −0.41200 + (−0.4000) = −0.81200']);
    assert.equal(updateWords({ ...arithmetic, move }, say), 'arithmeticBatches 13 32');
    assert.equal(updateWords({ ...arithmetic, move: { ...move, rows: 1 } }, say), 'arithmeticOneByOne 13');
  });
});

describe('the partial derivative as it is written', () => {
  it('is a sum of residuals times features, the first rows named and the rest together', () => {
    const { formula, lines } = gradientSum(weight, arithmetic, false, say);
    assert.equal(formula.join(' '), '∂MSE/∂w(a) = 2/5 · (r₁·z₁ + r₂·z₂ + r₃·z₃ + …)');
    assert.deepEqual(written(lines), [
      '= 2/5 · ( (+2.000)·(+3.000) arithmeticLine 2',
      '+ (−1.000)·(+0.5000) arithmeticLine 1,204',
      '+ (+4.000)·(+1.000) arithmeticLine 1,205',
      '+ 0.50000 ) arithmeticOthers 2',
      '= 2/5 · 10.000 arithmeticAll 5',
      '= +4.000',
    ]);
    assert.deepEqual(lines[1]?.data, { line: 1204, slope: -2, input: 0.5 });
  });

  it('has no rest where all rows are named', () => {
    const sum = { ...arithmetic.sum, rows: 3, scale: 1 / 3, total: 19 };
    const { formula, lines } = gradientSum(weight, { ...arithmetic, sum }, false, say);
    assert.equal(formula.join(' '), '∂MSE/∂w(a) = 2/3 · (r₁·z₁ + r₂·z₂ + r₃·z₃)');
    assert.deepEqual(written(lines).slice(2, 4), [
      '+ (+4.000)·(+1.000) ) arithmeticLine 1,205',
      '= 2/3 · 9.5000 arithmeticAll 3',
    ]);
  });

  it('bears the penalty of l2 on a weight and not on a bias', () => {
    const penalised = { ...arithmetic, penalty: { l1: 0, l2: 0.5 } };
    const { formula, lines } = gradientSum(weight, penalised, false, say);
    assert.equal(formula[0], '∂MSE/∂w(a) + l2·w');
    assert.equal(written(lines).at(-2), '+ 0.5·(−0.4120) l2·w');
    const [bias] = parametersOf(model(1), say);
    assert.ok(bias);
    assert.equal(gradientSum(bias, penalised, false, say).formula[0], '∂MSE/∂bias');
  });

  it('has the errors of probabilities for log loss and softmax', () => {
    const terms = [{ line: 2, slope: -0.25, input: 2 }];
    const of = (id: 'log' | 'crossEntropy', actual: number) => ({
      ...arithmetic,
      sum: { ...arithmetic.sum, terms },
      loss: { ...arithmetic.loss, id, terms: [{ line: 2, actual, output: 1, value: 1 }] },
    });
    const single = gradientSum(weight, of('log', 1), false, say);
    assert.equal(single.formula.join(' '), '∂L/∂w(a) = 1/5 · ((p₁ − y₁)·z₁ + …)');
    assert.equal(written(single.lines)[0], '= 1/5 · ( (0.7500 − 1)·(+2.000) arithmeticLine 2');
    const own = parametersOf(model(3), say)[7];
    assert.ok(own);
    assert.equal(
      written(gradientSum(own, of('crossEntropy', 2), true, say).lines)[0],
      '= 1/5 · ( (0.7500 − 1)·(+2.000) arithmeticLine 2',
    );
  });

  it('has the slope of each row for losses without a form of their own', () => {
    const { formula, lines } = gradientSum(
      weight,
      { ...arithmetic, loss: { ...arithmetic.loss, id: 'huber' } },
      false,
      say,
    );
    assert.equal(formula.join(' '), '∂L/∂w(a) = 1/5 · (∂ℓ₁/∂F·z₁ + ∂ℓ₂/∂F·z₂ + ∂ℓ₃/∂F·z₃ + …)');
    assert.equal(written(lines)[0], '= 1/5 · ( (+4.000)·(+3.000) arithmeticLine 2');
  });

  it('counts a row by its weight', () => {
    const sum = { ...arithmetic.sum, terms: [{ line: 2, slope: 6, input: 3, weight: 1.5 }] };
    assert.equal(
      written(gradientSum(weight, { ...arithmetic, sum }, false, say).lines)[0],
      '= 2/5 · ( 1.500·(+2.000)·(+3.000) arithmeticLine 2',
    );
  });
});

describe('the loss as it is written', () => {
  const of = (loss: Partial<Arithmetic['loss']>, more: Partial<Arithmetic> = {}) =>
    lossSum({ ...arithmetic, loss: { ...arithmetic.loss, ...loss }, ...more }, [], say);

  it('is the mean of the squared residuals of named rows and the rest', () => {
    const { formula, lines } = of({});
    assert.equal(formula.join(' '), 'MSE = 1/5 · (r₁² + r₂² + r₃² + …)');
    assert.deepEqual(written(lines), [
      '= 1/5 · ( (+2.000)² arithmeticLine 2 (r = 20.00 − 18)',
      '+ (−1.000)² arithmeticLine 1,204 (r = 17.50 − 18.5)',
      '+ (+4.000)² arithmeticLine 1,205 (r = 4.000 − 0)',
      '+ 4.0000 ) arithmeticOthers 2',
      '= 1/5 · 25.000 arithmeticAll 5',
      '= 5.0000',
    ]);
  });

  it('is their sum for RSS', () => {
    const { formula, lines } = of({ id: 'rss', scale: 1 });
    assert.equal(formula.join(' '), 'RSS = r₁² + r₂² + r₃² + …');
    assert.deepEqual(written(lines).slice(-2), ['+ 4.0000 arithmeticOthers 2', '= 25.000']);
    assert.equal(written(lines)[0], '= (+2.000)² arithmeticLine 2 (r = 20.00 − 18)');
  });

  it('bears the penalties', () => {
    const { formula, lines } = of({ penalty: 0.25 }, { penalty: { l1: 0.1, l2: 0.2 } });
    assert.equal(formula[0], 'MSE + l1·Σ|w| + l2/2·Σw²');
    assert.deepEqual(written(lines).slice(-2), ['+ 0.2500 l1·Σ|w| + l2/2·Σw²', '= 5.2500']);
  });

  it('is made of logarithms of probabilities for log loss and softmax', () => {
    const no = { line: 2, actual: 0, output: -1.0986, probability: 0.25, value: 0.28768 };
    const yes = { line: 3, actual: 1, output: -1.0986, probability: 0.25, value: 1.3863 };
    assert.deepEqual(written(of({ id: 'log', terms: [no, yes] }).lines).slice(0, 2), [
      '= 1/5 · ( −ln(1 − 0.2500) arithmeticLine 2 (p = 0.2500, y = 0)',
      '+ −ln 0.2500 arithmeticLine 3 (p = 0.2500, y = 1)',
    ]);
    const loss = { ...arithmetic.loss, id: 'crossEntropy' as const, terms: [yes] };
    const { formula, lines } = lossSum({ ...arithmetic, loss }, ['a', 'b', 'c'], say);
    assert.equal(formula.join(' '), 'L = 1/5 · (−ln p₁ + …)');
    assert.equal(written(lines)[0], '= 1/5 · ( −ln 0.2500 arithmeticLine 3 (b)');
  });

  it('counts mistakes', () => {
    const { lines } = of({
      id: 'perceptron',
      scale: 1,
      terms: [{ line: 2, actual: 1, output: -0.5, value: 1 }],
      total: 3,
    });
    assert.deepEqual(written(lines), ['= 1 arithmeticLine 2 (F = −0.5000, y = 1)', '+ 2 arithmeticOthers 4', '= 3']);
  });
});

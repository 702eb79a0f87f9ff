import assert from 'node:assert/strict';
import { parseIn, parseIterations, parseLearningRate } from '../../src/panel/option';

describe('a learning rate as it is typed', () => {
  it('is a number above 0 in any usual notation', () => {
    assert.deepEqual(['0.1', ' .5 ', '2', '1e-3', '+1E2', '3.'].map(parseLearningRate), [0.1, 0.5, 2, 0.001, 100, 3]);
  });

  it('is auto where it says so or nothing', () => {
    assert.deepEqual(['auto', ' AUTO', '', '  '].map(parseLearningRate), ['auto', 'auto', 'auto', 'auto']);
  });

  it('is refused where it is no such number', () => {
    for (const text of ['0', '-1', '0,1', '1e999', '1e-999', '0x10', 'Infinity', 'NaN', 'fast', '1 2', '1/2']) {
      assert.equal(parseLearningRate(text), undefined, text);
    }
  });
});

describe('a number of iterations as it is typed', () => {
  it('is a whole number, with or without marked thousands', () => {
    const texts = ['1', '10000', '10,000', '1 000', '1_000_000', '1e4', '10000000'];
    assert.deepEqual(texts.map(parseIterations), [1, 10_000, 10_000, 1000, 1_000_000, 10_000, 10_000_000]);
  });

  it('is refused where it is not whole, not at least 1, or more than the trainer takes', () => {
    for (const text of ['0', '-5', '1.5', '10000001', '12,5', '1,0000', 'many']) {
      assert.equal(parseIterations(text), undefined, text);
    }
  });
});

describe('an option as it is typed', () => {
  const rows = { word: 'all', least: 1, above: false, most: 0xffff_ffff, whole: true } as const;
  const share = { least: 0, above: false, most: 0.9, whole: false } as const;
  const delta = { word: 'auto', least: 0, above: true, most: Number.MAX_VALUE, whole: false } as const;

  it('is a number of its range', () => {
    assert.deepEqual(
      ['1', '64', ' 256 '].map((text) => parseIn(rows, text)),
      [1, 64, 256],
    );
    assert.deepEqual(
      ['0', '0.2', '.9'].map((text) => parseIn(share, text)),
      [0, 0.2, 0.9],
    );
  });

  it('is its word where it says so or nothing', () => {
    assert.deepEqual(
      ['all', ' ALL', ''].map((text) => parseIn(rows, text)),
      ['all', 'all', 'all'],
    );
    assert.equal(parseIn(delta, 'auto'), 'auto');
  });

  it('is refused where it is out of its range, not whole, or no number', () => {
    for (const text of ['0', '1.5', '-3', '4294967296', 'auto', 'many'])
      assert.equal(parseIn(rows, text), undefined, text);
    for (const text of ['', '-0.1', '0.91', 'all']) assert.equal(parseIn(share, text), undefined, text);
    for (const text of ['0', 'all']) assert.equal(parseIn(delta, text), undefined, text);
  });
});

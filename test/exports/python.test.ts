import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printPython } from '../../src/core/export/python';
import { printScikitLearn } from '../../src/core/export/scikitLearn';
import { differenceOf, expectedOf, type Found, sayDifference } from '../support/agreement';
import { kindsOf } from '../support/engines';
import { type Case, cases } from '../support/models';

/** The one that Debian's packages belong to. */
const PYTHON = '/usr/bin/python3';
const DRIVER = path.resolve('test/exports/programs/predict.py');

interface Answer {
  readonly prediction: readonly (string | number | null)[];
  /** Of one neuron a number a row, of several a list. */
  readonly output?: readonly (number | readonly number[])[];
  readonly outputs?: readonly (readonly number[])[];
  readonly probability?: readonly number[];
  readonly probabilities?: readonly (readonly number[])[];
}

type Mode = 'numpy' | 'typed' | 'classes' | 'probabilities';

describe('a model in Python', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-python-'));
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (name: string, print: (one: Case) => string, mode: (one: Case) => Mode, every: readonly Case[]) => {
    const files = every.map((one, k) => {
      const file = path.join(folder, `${name}${k}.py`);
      writeFileSync(file, print(one));
      writeFileSync(file.replace('.py', '.json'), asked(one, mode(one)));
      return file;
    });
    const { status, stdout, stderr } = spawnSync(PYTHON, ['-W', 'error', DRIVER, ...files], {
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    });
    assert.equal(status, 0, stderr);
    return stdout
      .trim()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
  };

  it('predicts with NumPy alone what the model predicts, and nothing where the model has no prediction', () => {
    const answers = run(
      'numpy',
      ({ model }) => printPython(model),
      () => 'numpy',
      all,
    );
    const most = all.map((one, k) =>
      differenceOf(
        one,
        one.rows.map((_, i) => foundIn(answers[k], i)),
        1e-12,
      ),
    );
    sayDifference('Python with NumPy', Math.max(...most), rowsOf(all));
  });

  it('takes numbers, dates and gaps as NumPy has them', () => {
    const print = ({ model }: Case) => printPython(model);
    const answers = run('typed', print, () => 'typed', all);
    for (const [k, one] of all.entries()) {
      differenceOf(
        one,
        one.rows.map((_, i) => foundIn(answers[k], i)),
        1e-12,
      );
    }
  });

  it('reads numbers with the decimal mark of the table', () => {
    const [, one] = all;
    assert.ok(one);
    const rows = one.rows.map((row) => ({ ...row, 'size m²': row['size m²']?.replace('.', ',') ?? '' }));
    const withCommas: Case = { ...one, model: { ...one.model, decimal: ',' }, rows };
    const print = ({ model }: Case) => printPython(model);
    const [answer] = run('commas', print, () => 'numpy', [withCommas]);
    differenceOf(
      withCommas,
      rows.map((_, i) => foundIn(answer, i)),
      1e-12,
    );
  });

  it('is a fitted pipeline of scikit-learn with the same predictions, outputs and probabilities', () => {
    const known = all.map((one) => ({ ...one, rows: one.rows.filter((row) => expectedOf(one.model, row)) }));
    const answers = run('sklearn', ({ model }) => printScikitLearn(model), modeOf, known);
    const most = known.map((one, k) =>
      differenceOf(
        one,
        one.rows.map((_, i) => foundIn(answers[k], i)),
        1e-12,
      ),
    );
    sayDifference('scikit-learn', Math.max(...most), rowsOf(known));
  });

  it('refuses in scikit-learn a row without a prediction', () => {
    const [, leavesOut] = all;
    assert.ok(leavesOut);
    const file = path.join(folder, 'refusing.py');
    writeFileSync(file, printScikitLearn(leavesOut.model));
    writeFileSync(file.replace('.py', '.json'), asked(leavesOut, 'classes'));
    const { status, stderr } = spawnSync(PYTHON, [DRIVER, file], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /contains NaN/);
  });
});

/** Those of softmax and of one sigmoid neuron add up to 1; scikit-learn makes those of each class against the rest do so as well. */
function modeOf({ model }: Case): Mode {
  const isTold = model.estimator === 'softmax' || (model.estimator === 'sigmoid' && model.neurons.length === 1);
  return isTold ? 'probabilities' : 'classes';
}

/** What lies beside a module: the rows as columns of texts, and what they hold. */
function asked({ model, rows }: Case, mode: Mode): string {
  const kinds = kindsOf(model);
  const columns = [...kinds.keys()].map((name) => [name, rows.map((row) => row[name] ?? '')]);
  return JSON.stringify({ rows: Object.fromEntries(columns), kinds: Object.fromEntries(kinds), mode });
}

function foundIn(answer: Answer | undefined, i: number): Found | undefined {
  const prediction = answer?.prediction[i];
  if (!answer || prediction === null || prediction === undefined) return undefined;
  const outputs = [answer.outputs?.[i] ?? answer.output?.[i] ?? []].flat();
  const probabilities = answer.probabilities?.[i] ?? [answer.probability?.[i] ?? []].flat();
  const ofPositive = outputs.length === 1 && probabilities.length === 2 ? probabilities.slice(1) : probabilities;
  return {
    prediction,
    ...(outputs.length > 0 && { outputs }),
    ...(ofPositive.length > 0 && { probabilities: ofPositive }),
  };
}

function rowsOf(all: readonly Case[]): number {
  return all.reduce((sum, { rows }) => sum + rows.length, 0);
}

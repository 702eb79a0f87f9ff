import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArguments } from '../../src/cli/arguments';
import { exportModel } from '../../src/cli/export';
import { UsageError } from '../../src/cli/usageError';
import { DataError } from '../../src/core/fault';
import { explain } from '../../src/core/model/fitted';
import { parquetOf } from '../support/columnar';
import { CAR_FEATURES } from '../support/playground';
import { naiveRows, readSample, samplePath, setupOf, trainOn } from '../support/samples';

const CLI = path.resolve('src/cli/main.ts');

function descent(words: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', CLI, ...words], {
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

const MPG = ['train', samplePath('auto-mpg.csv'), '--target', 'mpg'];

describe('descent train', () => {
  const SEX = ['train', samplePath('penguins.csv'), '--target', 'sex', '--estimator', 'sigmoid'];

  it('trains a table beyond its memory limit to the same numbers', () => {
    const { seconds: _, ...whole } = JSON.parse(descent([...SEX, '--json']).stdout);
    const beyond = descent([...SEX, '--memory-limit', '0.001', '--json']);
    const { seconds: __, beyondMemory, ...streamed } = JSON.parse(beyond.stdout);
    assert.deepEqual(streamed, whole);
    assert.equal(beyondMemory.code, 'streamed');
  });

  it('trains on a sample where that is asked for, and says so', () => {
    const { stdout } = descent([...SEX, '--memory-limit', '0.02', '--beyond-memory', 'sample']);
    // 20,000 bytes are room for 119 rows of 7 columns, of which 100 is the round number.
    assert.match(stdout, /100 of its 344 rows, drawn at random, stand for it/);
    assert.match(stdout, /^100 rows:/m);
  });

  it('refuses a memory limit that is none', () => {
    for (const words of ['--memory-limit much', '--memory-limit 0', '--beyond-memory disk']) {
      assert.throws(() => parseArguments([...SEX, ...words.split(' ')]), new RegExp(`Found ${words}: expected`));
    }
  });

  it('reads a file that is a pipe', function () {
    if (!existsSync('/dev/stdin')) return this.skip();
    const ours = [process.execPath, '--require', 'tsx/cjs', CLI, 'train', '/dev/stdin', '--target', 'mpg', '--json'];
    const script = 'sample=$1; shift; cat "$sample" | "$@"';
    const words = ['-c', script, 'sh', samplePath('auto-mpg.csv'), ...ours];
    const { status, stdout } = spawnSync('sh', words, { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout).rows, { total: 406, used: 392, leftOut: 14 });
  });

  it('prints one object with --json and nothing else', () => {
    const { status, stdout, stderr } = descent([
      ...MPG,
      '--json',
      '--set',
      'maxIterations=5000',
      '--set',
      'tolerance=0',
    ]);
    assert.deepEqual([status, stderr], [0, '']);
    const report = JSON.parse(stdout);
    const keys =
      'version file target estimator rows bias weights standardised loss losses iterations status metrics seconds';
    assert.deepEqual(Object.keys(report), keys.split(' '));
    assert.deepEqual([report.version, report.target, report.estimator], [1, 'mpg', 'linear']);
    assert.deepEqual(report.rows, { total: 406, used: 392, leftOut: 14 });
    assert.deepEqual([report.iterations, report.status, report.losses.length], [5000, 'iterations', 1000]);
    assert.equal(report.losses.at(-1), report.loss.value);
    assert.ok('origin=Japan' in report.weights && 'origin=Japan' in report.standardised.weights);
    assert.deepEqual(Object.keys(report.metrics), ['rss', 'mse', 'rmse', 'mae', 'r2', 'adjustedR2']);
  });

  it('opens a Parquet file as it does the CSV of the same numbers', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    const file = path.join(folder, 'cars.parquet');
    writeFileSync(file, parquetOf(readFileSync(samplePath('auto-mpg.csv'), 'utf8')));
    const report = JSON.parse(descent(['train', file, '--target', 'mpg', '--json']).stdout);
    rmSync(folder, { recursive: true });
    const features = CAR_FEATURES.map((name) => name.replace(/=.*/, ''));
    const setup = setupOf({ target: 'mpg', features: [...new Set(features)], estimator: 'linear' });
    const { result } = trainOn(await readSample('auto-mpg.csv'), setup);
    const [neuron] = result.model.neurons;
    assert.deepEqual([report.bias, Object.values(report.weights)], [neuron?.bias, [...(neuron?.weights ?? [])]]);
    assert.deepEqual(Object.keys(report.weights), CAR_FEATURES);
  });

  it('says of a Parquet file that it is not complete', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    const file = path.join(folder, 'cars.parquet');
    writeFileSync(file, 'PAR1');
    const { status, stderr } = descent(['train', file, '--target', 'mpg']);
    rmSync(folder, { recursive: true });
    assert.equal(status, 1);
    assert.match(stderr, /^The Parquet file could not be read/);
  });

  it('names the positive class last', () => {
    const words = ['train', samplePath('penguins.csv'), '--target', 'species', '--set', 'positive=Adelie', '--json'];
    const report = JSON.parse(descent([...words, '--features', 'beak_length_mm,beak_depth_mm']).stdout);
    assert.deepEqual(report.classes, ['Chinstrap', 'Gentoo', 'Adelie']);
    assert.deepEqual(Object.keys(report.weights), ['beak_length_mm', 'beak_depth_mm']);
    assert.deepEqual(Object.keys(report.metrics), ['accuracy', 'misclassified', 'logLoss']);
  });

  it('trains each class against the rest where none is named, keyed by class', () => {
    const words = ['train', samplePath('penguins.csv'), '--target', 'species', '--estimator', 'sigmoid'];
    const some = [
      ...words,
      '--features',
      'beak_length_mm,beak_depth_mm',
      '--set',
      'l2=0.01',
      '--set',
      'tolerance=1e-10',
    ];
    const report = JSON.parse(descent([...some, '--json']).stdout);
    const classes = ['Adelie', 'Chinstrap', 'Gentoo'];
    const keys = (value: object) => Object.keys(value);
    assert.deepEqual([report.classes, keys(report.bias), keys(report.weights)], [classes, classes, classes]);
    assert.deepEqual([keys(report.standardised.bias), keys(report.standardised.weights)], [classes, classes]);
    assert.deepEqual(keys(report.weights.Gentoo), ['beak_length_mm', 'beak_depth_mm']);
    assert.deepEqual(keys(report.metrics), ['accuracy', 'misclassified']);
    const alone = JSON.parse(descent([...some, '--json', '--set', 'positive=Chinstrap']).stdout);
    for (const [name, weight] of Object.entries<number>(report.standardised.weights.Chinstrap)) {
      assert.ok(Math.abs(weight / alone.standardised.weights[name] - 1) < 1e-6, `${name}: ${weight}`);
    }
    const text = descent(some).stdout;
    assert.match(text, /^species: sigmoid neuron, each class against the rest, log loss/);
    for (const name of classes) assert.ok(text.includes(`P(species=${name}) = σ(`), name);
  });

  it('reads standard input and prints weights, equation and curve for a person', () => {
    const { status, stdout } = descent(
      ['train', '-', '--target', 'y'],
      readFileSync(samplePath('anscombe-1.csv'), 'utf8'),
    );
    assert.equal(status, 0);
    assert.match(stdout, /y = 2\.99755 \+ 0\.5003·x/);
    assert.match(stdout, /11 rows: 11 used, 0 left out/);
    assert.match(stdout, /│█/);
  });

  it('keeps a model that predicts', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    try {
      const file = path.join(folder, 'model.json');
      const { metrics } = JSON.parse(descent([...MPG, '--json', '--model', file]).stdout);
      const model = JSON.parse(readFileSync(file, 'utf8'));
      let rss = 0;
      for (const row of naiveRows('auto-mpg.csv')) {
        const explanation = explain(model, (column) => row[column]);
        if ('output' in explanation && row.mpg !== '') rss += (explanation.output - Number(row.mpg)) ** 2;
      }
      assert.ok(Math.abs(rss / metrics.rss - 1) < 1e-12);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says what was found and expected: exit code 1 for the data, 2 for the command line', () => {
    const data = descent(['train', samplePath('auto-mpg.csv'), '--target', 'mgp']);
    assert.deepEqual([data.status, data.stdout], [1, '']);
    assert.match(data.stderr, /no column named mgp.*name, mpg, cylinders/);
    const none = descent(['train', 'none.csv', '--target', 'y']);
    assert.deepEqual([none.status, none.stdout], [1, '']);
    assert.match(none.stderr, /none\.csv.*ENOENT/);
    for (const words of [
      [...MPG, '--set', 'lr=5'],
      [...MPG, '--speed'],
      ['train'],
      ['learn', 'x.csv'],
      [...MPG, '--set', 'seed=x'],
    ]) {
      const { status, stdout, stderr } = descent(words);
      assert.deepEqual([status, stdout], [2, ''], words.join(' '));
      assert.match(stderr, /Usage: descent train FILE/);
    }
    const range = descent([...MPG, '--set', 'maxIterations=0']);
    assert.equal(range.status, 1);
    assert.match(range.stderr, /maxIterations.*0.*expected/);
  });
});

describe('descent crossvalidate', () => {
  const WORDS = ['crossvalidate', ...MPG.slice(1), '--features', 'weight_lbs,year'];

  it('prints each fold, and mean and spread of each metric', () => {
    const { status, stdout, stderr } = descent([...WORDS, '--set', 'folds=3', '--json']);
    assert.deepEqual([status, stderr], [0, '']);
    const { folds, mean, deviation } = JSON.parse(stdout);
    const rmse = folds.map(({ metrics }: { metrics: { rmse: number } }) => metrics.rmse);
    const average = rmse.reduce((a: number, b: number) => a + b, 0) / 3;
    assert.equal(folds.length, 3);
    assert.ok(Math.abs(mean.rmse / average - 1) < 1e-12 && deviation.rmse > 0);
    const text = descent(WORDS).stdout;
    assert.match(text, /5 folds[\s\S]*fold +trained +measured +rss[\s\S]*mean[\s\S]*spread/);
  });

  it('takes a number of folds, from 2', () => {
    assert.equal(descent([...WORDS, '--set', 'folds=many']).status, 2);
    const { status, stderr } = descent([...WORDS, '--set', 'folds=1']);
    assert.equal(status, 1);
    assert.match(stderr, /1 folds: expected a whole number from 2 to 100/);
  });
});

describe('descent export', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
  const model = path.join(folder, 'model.json');
  before(() => {
    assert.equal(descent([...MPG, '--features', 'weight_lbs,origin', '--model', model]).status, 0);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('prints a model that was kept, to standard output or into a file', () => {
    const { status, stdout, stderr } = descent(['export', model, '--format', 'sql']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^-- Predicts mpg[\s\S]*AS prediction/);
    const out = path.join(folder, 'model.sql');
    assert.deepEqual(descent(['export', model, '--format', 'sql', '-o', out]), { status: 0, stdout: '', stderr: '' });
    assert.equal(readFileSync(out, 'utf8'), stdout);
  });

  it('gives the same model back as JSON, also from standard input', () => {
    const text = readFileSync(model, 'utf8');
    assert.equal(descent(['export', model, '--format', 'json']).stdout, text);
    assert.equal(descent(['export', '-', '--format', 'json'], text).stdout, text);
  });

  it('says what was found and expected: exit code 1 for the model', () => {
    const broken = path.join(folder, 'broken.json');
    writeFileSync(broken, readFileSync(model, 'utf8').replace('"bias": ', '"bias": "x", "none": '));
    const { status, stdout, stderr } = descent(['export', broken, '--format', 'python']);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /neurons\[0\]\.none found [-\d.]+, expected nothing of that name/);
  });

  it('names a file that can’t be read or written, with the system’s reason', () => {
    const isFault = (code: string, reason: string) => (error: unknown) =>
      error instanceof DataError && error.code === code && error.values.reason === reason;
    assert.throws(() => exportModel(['none.json', '--format', 'sql']), isFault('fileMissing', 'ENOENT'));
    assert.throws(() => exportModel([model, '--format', 'sql', '--out', folder]), isFault('fileUnwritable', 'EISDIR'));
  });

  it('refuses a command line of another form: exit code 2', () => {
    const { status, stdout, stderr } = descent(['export', model, '--format', 'cobol']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /cobol: expected one of json, python[\s\S]*descent export MODEL/);
    for (const words of [[], [model], [model, model, '--format', 'sql'], [model, '--fast']]) {
      assert.throws(() => exportModel(words), UsageError, words.join(' '));
    }
  });
});

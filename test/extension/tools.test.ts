import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, file, sample } from './descent';

const TABLE = [
  'a,kind,y',
  ...Array.from({ length: 40 }, (_, k) => `${k},${k % 3 ? 'red' : 'blue'},${2 * k + (k % 3 ? 5 : 1) + (k % 4) / 8}`),
];

/** Asks as a language model does. */
async function ask(name: string, input: object): Promise<unknown> {
  const { content } = await vscode.lm.invokeTool(`descent_${name}`, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
}

describe('a language model', () => {
  let run = '';
  let trained: { bias: number; weights: Record<string, number> };

  before(async () => {
    await activated();
    await file('tools.csv', TABLE.join('\n'));
  });
  after(closeAll);

  it('is offered the tools of the manifest', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('descent_'));
    const expected = ['compare_runs', 'describe_table', 'explain_row', 'predict', 'train_model'];
    assert.deepEqual(
      names.sort(),
      expected.map((name) => `descent_${name}`),
    );
  });

  it('is told the columns of a table', async () => {
    const told = (await ask('describe_table', { file: 'tools.csv' })) as {
      rows: number;
      columns: { name: string; levels?: object }[];
    };
    assert.equal(told.rows, 40);
    assert.deepEqual(
      told.columns.map(({ name }) => name),
      ['a', 'kind', 'y'],
    );
    assert.deepEqual(told.columns[1]?.levels, { blue: 14, red: 26 });
  });

  it('trains a model, which is shown and kept, and is told its weights', async () => {
    const told = (await ask('train_model', {
      file: 'tools.csv',
      target: 'y',
      options: { maxIterations: 5000 },
    })) as typeof trained & { run: string };
    trained = told;
    run = told.run;
    const { runs, ledger } = await activated();
    const model = runs.on(sample('tools.csv')).run?.result?.model;
    assert.deepEqual(Object.values(told.weights), model?.neurons[0]?.weights);
    assert.ok((await ledger.list()).some(({ id }) => id === run));
    assert.ok(Math.abs((told.weights.a ?? 0) - 2) < 0.05);
  });

  it('is told the sum of a row, which is that of the weights and the file', async () => {
    const line = 12; // the header is on line 1
    const [a = '', kind = '', y = ''] = (TABLE[line - 1] ?? '').split(',');
    const told = (await ask('explain_row', { run, line })) as { prediction: number; residual: number };
    const expected =
      trained.bias + Number(a) * (trained.weights.a ?? 0) + (kind === 'red' ? (trained.weights['kind=red'] ?? 0) : 0);
    assert.ok(Math.abs(told.prediction - expected) < 1e-9);
    assert.ok(Math.abs(told.residual - (Number(y) - expected)) < 1e-9);
  });

  it('has rows predicted, and is told why one has no prediction', async () => {
    const rows = [{ a: '3', kind: 'red' }, { a: '3', kind: 'green' }, { kind: 'red' }];
    const { predictions } = (await ask('predict', { run, rows })) as {
      predictions: { prediction?: number; noPrediction?: string }[];
    };
    const expected = trained.bias + 3 * (trained.weights.a ?? 0) + (trained.weights['kind=red'] ?? 0);
    assert.ok(Math.abs((predictions[0]?.prediction ?? Number.NaN) - expected) < 1e-9);
    assert.deepEqual(
      predictions.slice(1).map(({ noPrediction }) => noPrediction),
      ['unknownLevel', 'missing'],
    );
  });

  it('is told two runs side by side', async () => {
    const other = (await ask('train_model', { file: 'tools.csv', target: 'y', features: ['a'] })) as { run: string };
    const { comparison } = (await ask('compare_runs', { runs: [run, other.run], onlyDifferences: true })) as {
      comparison: string;
    };
    assert.ok(comparison.includes(String(trained.weights['kind=red'])));
  });

  it('is told what does not fit, and what would', async () => {
    await assert.rejects(
      ask('explain_row', { run: 'nobody’s', line: 2 }),
      /There is no run "nobody’s". The latest runs: /,
    );
    await assert.rejects(
      ask('train_model', { file: 'tools.csv', options: { speed: 1 } }),
      /no option "speed": expected loss, /,
    );
    await assert.rejects(ask('train_model', { file: 'tools.csv', options: { l2: -1 } }), /The option l2 can't be -1/);
    await assert.rejects(
      ask('train_model', { file: 'tools.csv', target: 'z' }),
      /no column named z: the table has a, kind, y/,
    );
    await assert.rejects(
      ask('describe_table', { file: '/etc/passwd' }),
      /no table "\/etc\/passwd" among the open documents/,
    );
  });
});

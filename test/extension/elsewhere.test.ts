import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { printStatisticsSql } from '../../src/core/elsewhere/statisticsSql';
import { answerReport, trainedOn } from '../../src/extension/answerTraining';
import type { Run } from '../../src/extension/run';
import { acceptAll, activated, closeAll, file, show, trained } from './descent';

const ROWS = 60;
const A = Array.from({ length: ROWS }, (_, k) => (k * 7) % 11);
const RED = A.map((_, k) => k % 2);
const Y = A.map((a, k) => 1 + 2 * a - (k % 2) + ((k * 5) % 7) / 3);
const TABLE = ['a,b,y', ...A.map((a, k) => `${a},${RED[k] ? 'red' : 'green'},${Y[k]}`), ''].join('\n');

/** What an engine would answer, by sums of the test's own. */
function answerOf(query: string): string {
  const columns = [A, RED, Y];
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b);
  const means = columns.map((column) => sum(column) / ROWS);
  const centred = columns.map((column, j) => column.map((x) => x - (means[j] ?? 0)));
  const products = centred.flatMap((u, i) => centred.slice(i).map((v) => sum(u.map((x, k) => x * (v[k] ?? 0)))));
  const [, setup = ''] = /'(.*)' AS descent_setup/.exec(query) ?? [];
  const descent_setup = setup.replaceAll("''", "'");
  return JSON.stringify([{ descent_setup, total: ROWS, n: ROWS, means, rests: centred.map(sum), products }]);
}

describe('a set-up that is trained elsewhere', () => {
  let run: Run;
  let query = '';

  before(async () => {
    await activated();
    const uri = await file('elsewhere.csv', TABLE);
    run = await trained(uri, { target: 'y', estimator: 'linear', features: ['a', 'b'] });
    await show(uri);
    await acceptAll(vscode.commands.executeCommand('descent.exportSetup', uri));
    query = vscode.window.activeTextEditor?.document.getText() ?? '';
  });

  after(closeAll);

  it('is opened as the query of its statistics', () => {
    assert.ok(run.start);
    assert.equal(query, printStatisticsSql(run.setup, run.start.model));
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'sql');
  });

  it('has the weights of the rows when the answer is trained on, and a report that tells them', async () => {
    const found = await trainedOn(answerOf(query), { stopped: false });
    const [neuron] = found.result.model.neurons;
    const [wanted] = run.result?.model.neurons ?? [];
    assert.ok(neuron && wanted);
    const pairs = [[neuron.bias, wanted.bias], ...neuron.weights.map((weight, j) => [weight, wanted.weights[j]])];
    for (const [weight = 0, expected = 0] of pairs) assert.ok(Math.abs(weight - expected) <= 1e-9 * Math.abs(expected));
    const report = answerReport(found, 'answer.json');
    assert.match(report, /^# Training on `answer\.json`\n/);
    assert.ok(report.includes(`${ROWS} rows: ${ROWS} used, 0 left out`));
    for (const weight of neuron.weights) assert.ok(report.includes(String(weight)));
  });

  it('is asked for in the clipboard, and told in a document', async () => {
    await vscode.env.clipboard.writeText(answerOf(query));
    await acceptAll(vscode.commands.executeCommand('descent.trainFromStatistics'));
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.match(document?.getText() ?? '', /^# Training on `the clipboard`\n/);
  });

  it('opens nothing where the clipboard holds no answer', async () => {
    await vscode.env.clipboard.writeText('a,b\n1,2\n');
    const before = vscode.workspace.textDocuments.length;
    await acceptAll(vscode.commands.executeCommand('descent.trainFromStatistics'));
    assert.equal(vscode.workspace.textDocuments.length, before);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Run } from '../../src/extension/run';
import { viewOf } from '../../src/extension/runView';
import { say } from '../../src/extension/text';
import { equationOf } from '../../src/format';
import { milestones, reportDocument } from '../../src/report/document';
import { codeBlock, markdownTable, prose } from '../../src/report/markdown';
import { activated, closeAll, file, trained } from './descent';

const COLUMNS = ['키|무게', '*width*'];
const TABLE = [
  [...COLUMNS, 'y'].join(','),
  ...Array.from({ length: 30 }, (_, k) => [k, k % 7, 2 * k - (k % 7) / 3 + (k % 5) / 10].join(',')),
].join('\n');

async function reportOf(run: Run, uri: vscode.Uri): Promise<string> {
  const { runs } = await activated();
  return reportDocument(viewOf(run, runs.on(uri)), run, say);
}

/** The cells of the rows that begin with a name. */
function cellsOf(report: string, name: string): string[][] {
  const rows = report.split('\n').filter((line) => line.startsWith('| '));
  const split = rows.map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  return split.filter((cells) => cells[1] === name).map((cells) => cells.slice(2, -1));
}

describe('the report of a run', () => {
  let run: Run;
  let report = '';

  before(async () => {
    const uri = await file('표 | table.csv', TABLE);
    const choice = { target: 'y', features: COLUMNS, estimator: 'linear' as const };
    run = await trained(uri, choice, { l2: 0.25, validation: 0.2 });
    report = await reportOf(run, uri);
  });

  after(closeAll);

  it('names the file, the set-up, and the options that are not at their defaults', () => {
    assert.match(report, /^# Training on `표 \| table\.csv`\n/);
    assert.match(report, /^- Features: `키\|무게`, `\*width\*`$/m);
    assert.match(report, /^- L2 penalty: 0\.25$/m);
    assert.match(report, /^- Share of rows to validate on: 0\.2$/m);
    assert.doesNotMatch(report, /^- (L1 penalty|Seed|Momentum)/m);
  });

  it('has the weights with all of their digits, in both tongues', () => {
    const [neuron] = run.result?.model.neurons ?? [];
    assert.ok(neuron);
    const names = ['`키\\|무게`', '`*width*`'];
    for (const [j, name] of names.entries()) {
      assert.deepEqual(
        cellsOf(report, name)[0]?.map(Number),
        [neuron.weights[j], neuron.standardised.weights[j]],
        name,
      );
    }
    assert.deepEqual(cellsOf(report, 'bias')[0]?.map(Number), [neuron.bias, neuron.standardised.bias]);
  });

  it('has every metric on both kinds of rows', () => {
    const { metrics, validation } = run.result ?? {};
    assert.deepEqual(cellsOf(report, 'Mean squared error (MSE)')[0]?.map(Number), [metrics?.mse, validation?.mse]);
  });

  it('has the losses at some of the iterations, the first and the last among them', () => {
    const losses = run.losses.toArray();
    assert.equal(Number(cellsOf(report, '0')[0]?.[0]), losses[0]);
    assert.equal(Number(cellsOf(report, (losses.length - 1).toLocaleString('en-US'))[0]?.[0]), losses.at(-1));
  });

  it('has the equation as the page has it', () => {
    const { model } = run.result ?? {};
    const [neuron] = model?.neurons ?? [];
    assert.ok(model && neuron && report.includes(`\n${equationOf(model, neuron)}\n`));
  });

  it('keeps a bar in a name within its cell', () => {
    const widths = report
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split(/(?<!\\)\|/).length);
    assert.ok(widths.length > 20 && widths.every((width) => width >= 4 && width <= 5), String(widths));
  });

  it('is the same for the same training', async () => {
    const uri = await file('표 | table.csv', TABLE);
    const again = await trained(uri, run.choice, run.changes);
    assert.equal(await reportOf(again, uri), report);
  });

  it('tells of classes in a matrix', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, k) => `${k},${(k * 7) % 40 > 20 - (k % 3) ? '예' : '아|니오'},${(k * 7) % 40}`,
    );
    const uri = await file('classes.csv', ['n,answer,x', ...rows].join('\n'));
    const choice = { target: 'answer', features: ['n', 'x'], estimator: 'perceptron' as const };
    const classes = await trained(uri, choice);
    const text = await reportOf(classes, uri);
    const confusion = classes.result?.classReport?.confusion;
    assert.deepEqual(
      cellsOf(text, '`예`')[0]?.map(Number),
      confusion?.[classes.result?.classReport?.classes.indexOf('예') ?? -1],
    );
    assert.ok(cellsOf(text, '`아\\|니오`').length >= 2);
  });

  it('is opened by a command, in a document that no file is lost by', async () => {
    await vscode.commands.executeCommand('descent.openReport');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.equal(document.isUntitled, true);
    assert.match(document.getText(), /^# Training on /);
  });
});

describe('Markdown', () => {
  it('has round iterations for milestones, and the last', () => {
    assert.deepEqual(milestones(0), [0]);
    assert.deepEqual(milestones(1), [0, 1]);
    assert.deepEqual(milestones(23), [0, 1, 2, 5, 10, 20, 23]);
    assert.deepEqual(milestones(50), [0, 1, 2, 5, 10, 20, 50]);
    assert.ok(milestones(10_000_000).length <= 25);
  });

  it('has no markup in a sentence that holds words of a file', () => {
    assert.equal(prose('6 without *a|b* [x](y)\n<b>'), '6 without \\*a\\|b\\* \\[x\\](y) \\<b\\>');
  });

  it('fences a block that holds fences', () => {
    assert.equal(codeBlock(['a```b']), '````text\na```b\n````');
  });

  it('sets the bars of a table one under the other', () => {
    assert.equal(markdownTable(['', 'n'], [['long', '1']]), '|      |   n |\n| ---- | --: |\n| long |   1 |');
  });
});

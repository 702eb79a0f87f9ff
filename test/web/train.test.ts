import * as vscode from 'vscode';
import { bitsOf } from '../support/bits';
import { CASES, type Given } from './cases';
import { equal, matches, ok, until } from './check';
import { activated, closeAll, ended, memory, read, sample, shipped, trained } from './host';
import { weightsOf } from './weights';
import { workers } from './workers';

const LINE = 'x,y\n1,2\n2,4\n3,6.5\n4,8\n';

describe('the extension in a browser', () => {
  afterEach(async () => {
    await closeAll();
    await until(() => workers.size === 0);
  });

  it('has no process', () => {
    equal(typeof process, 'undefined');
    equal(vscode.env.uiKind, vscode.UIKind.Web);
  });

  for (const [position, { sample: name, choice }] of CASES.entries()) {
    it(`trains on ${name} to the bits of plain Node (${choice.estimator})`, async () => {
      const given = (JSON.parse(await read(shipped('out/test/web/given.json'))) as Given).trained[position];
      const { fault, losses, result } = await trained(await sample(name), choice);
      equal(fault, undefined);
      ok(result && given);
      ok(given.losses.length > 10);
      equal(bitsOf(losses.toArray()), given.losses);
      equal(bitsOf(weightsOf(result.model)), given.weights);
    });
  }

  it('trains on a document as it stands in the editor', async () => {
    const uri = memory.put('edited.csv', LINE);
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), '5,100\n6,12\n'));
    ok(editor.document.isDirty);
    const { start } = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    equal(start?.rows.total, 6);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('stops, with what it has learned', async () => {
    const table = (await activated()).runs.on(await sample('seattle-weather.csv'));
    table.train(
      { target: 'temp_max', estimator: 'linear', features: ['temp_min', 'wind'] },
      { loss: 'absolute', tolerance: 0, maxIterations: 1_000_000 },
    );
    await until(() => (table.run?.losses.length ?? 0) > 10);
    table.stop();
    const { result } = await ended(table);
    equal(result?.status, 'stopped');
    ok(result && result.iterations < 1_000_000);
  });

  it('ends its worker where it is stopped while it reads', async () => {
    const rows = Array.from({ length: 400_000 }, (_, k) => `${k},${k % 7},${(k * k) % 11}`);
    const table = (await activated()).runs.on(memory.put('long.csv', ['a,b,c', ...rows].join('\n')));
    table.train({ target: 'c', estimator: 'linear', features: ['a', 'b'] });
    await until(() => workers.size === 1 && (table.run?.percent ?? 0) > 0);
    table.stop();
    equal((await ended(table)).fault?.code, 'stoppedEarly');
    equal(workers.size, 0);
  });

  it('shows the run in its panel, and ends the worker with it', async () => {
    const { panels, runs } = await activated();
    const uri = await sample('auto-mpg.csv');
    await vscode.window.showTextDocument(uri);
    const table = runs.on(uri);
    const answers: string[] = [];
    const listening = runs.onDidLook(({ answer }) => answers.push(answer.type));
    table.train({ target: 'mpg', estimator: 'linear', features: ['weight_lbs'] });
    panels.show(table);
    await ended(table);
    await until(() => answers.includes('moment')); // the page has come, and asked
    equal(workers.size, 1);
    listening.dispose();
    await closeAll();
    await until(() => workers.size === 0);
  });

  it('explains a row where the pointer rests', async () => {
    const uri = memory.put('line.csv', LINE);
    await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const document = await vscode.workspace.openTextDocument(uri);
    const position = document.positionAt(document.getText().indexOf('6.5'));
    let words = '';
    await until(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
      const contents = hovers.flatMap((hover) => hover.contents);
      words = contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
      return words !== '';
    });
    matches(words, /6\.5/);
    matches(words, /residual/);
  });

  it('keeps its runs', async () => {
    const { ledger, runs } = await activated();
    const uri = memory.put('kept.csv', LINE);
    const run = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const id = await ledger.idOf(run);
    ok(id);
    await ledger.rename(id, 'in a browser');
    const kept = (await ledger.list()).find((one) => one.id === id);
    equal(kept?.record.name, 'in a browser');
    equal(kept?.record.versions.node, undefined);
    equal(kept?.record.table.sha256, await sha256Of(LINE));
    await ledger.delete([id]);
    ok(!(await ledger.list()).some((one) => one.id === id));
    ok(runs.of(uri));
  });

  it('opens a sample table as a copy', async () => {
    await activated();
    const opened = vscode.commands.executeCommand('descent.openSample');
    const over = Promise.resolve(opened).then(() => true);
    while (!(await Promise.race([over, new Promise<false>((resolve) => setTimeout(resolve, 200, false))]))) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    const { document } = vscode.window.activeTextEditor ?? {};
    matches(document?.uri.path ?? '', /samples\/auto-mpg\.csv$/);
    equal(document?.getText(), await read(shipped('media/samples/auto-mpg.csv')));
  });
});

async function sha256Of(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { LESSONS } from '../../src/lessons/lessons';
import { acceptAll, activated, closeAll, shipped } from './descent';

/** What each lesson's trainings come to, in their order. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  neuron: ['converged'],
  stepAndSigmoid: ['iterations', 'converged'],
  residuals: ['converged', 'converged'],
  outlier: ['converged', 'converged'],
  learningRate: ['converged', 'converged', 'diverged'],
  stopping: ['converged'],
};

/** The runs of a lesson, begun as its button does, with the first answer taken. */
async function taught(id: string) {
  const { runs } = await activated();
  const ended: string[] = [];
  const before = runs.latest?.run?.number ?? 0; // of one that has ended there may be more to tell, as that its table has changed
  const listener = runs.onDidChange(({ run }) => {
    if (run?.state === 'finished' && run.result && run.number > before) ended[run.number] = run.result.status;
  });
  await acceptAll(vscode.commands.executeCommand('descent.lesson', id));
  listener.dispose();
  const table = runs.latest;
  assert.ok(table?.run);
  return { table, run: table.run, ended: ended.filter((status) => status !== undefined) };
}

describe('a lesson', () => {
  afterEach(closeAll);

  for (const { id, sample } of LESSONS) {
    it(`trains what it says on a copy of its table (${id})`, async () => {
      const { table, run, ended } = await taught(id);
      assert.deepEqual(ended, ENDS[id]);
      assert.ok(table.uri.path.endsWith(`/lessons/${sample}`), table.uri.path);
      assert.ok(!table.uri.fsPath.startsWith(shipped()));
      assert.equal(vscode.workspace.getWorkspaceFolder(table.uri), undefined);
      assert.deepEqual(run.setup.excluded, id === 'outlier' ? [2] : undefined);
    });
  }

  it('begins with the table as it is shipped, and at the defaults, whatever was typed and set', async () => {
    const settings = vscode.workspace.getConfiguration('descent');
    await settings.update('maxIterations', '2', vscode.ConfigurationTarget.Workspace);
    try {
      const { table } = await taught('stopping');
      const document = await vscode.workspace.openTextDocument(table.uri);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(table.uri, document.lineAt(5).range, '');
      await vscode.workspace.applyEdit(edit);
      const again = await taught('stopping');
      assert.equal(document.getText(), readFileSync(shipped('media/samples/auto-mpg.csv'), 'utf8'));
      assert.equal(document.isDirty, false);
      assert.deepEqual(again.ended, ['converged']);
    } finally {
      await settings.update('maxIterations', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

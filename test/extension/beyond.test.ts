import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, sample, show, trained } from './descent';

const SEX = { target: 'sex', estimator: 'sigmoid', features: ['beak_length_mm', 'beak_depth_mm'] } as const;

describe('a table beyond its memory limit', () => {
  const set = (name: string, value: string | undefined) =>
    vscode.workspace.getConfiguration('descent').update(name, value, vscode.ConfigurationTarget.Workspace);
  afterEach(async () => {
    await set('memoryLimit', undefined);
    await set('beyondMemory', undefined);
    await closeAll();
  });

  it('is read again where the limit has changed, trained to the same weights, and said to be streamed', async () => {
    const { runs, panels } = await activated();
    const uri = sample('penguins.csv');
    await show(uri);
    const table = runs.on(uri);
    panels.show(table);
    const whole = await trained(uri, SEX);
    const [pid] = table.table.pids;
    await set('memoryLimit', '0.001');
    const streamed = await trained(uri, SEX);
    assert.notEqual(table.table.pids.at(-1), pid);
    assert.deepEqual(streamed.result?.model, whole.result?.model);
    assert.equal(streamed.start?.cautions[0]?.code, 'streamed');
    await set('beyondMemory', 'sample');
    assert.equal((await trained(uri, SEX)).start?.cautions[0]?.code, 'sampled');
  });
});

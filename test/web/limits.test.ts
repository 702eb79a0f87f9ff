import * as vscode from 'vscode';
import { faultText } from '../../src/messages';
import { equal, matches, ok } from './check';
import { memory, trained } from './host';

/** What a browser has not is said, with what to do. */
describe('what a browser can’t do', () => {
  it('is to read a columnar file', async () => {
    const uri = memory.put('table.parquet', 'PAR1');
    const { fault } = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    equal(fault, { code: 'columnarInBrowser', values: { file: 'table.parquet' } });
    ok(fault);
    matches(faultText(fault), /^VS Code in a browser can’t read Parquet.*table\.parquet.*CSV\.$/);
  });

  it('is to train on more than the memory holds', async () => {
    const settings = vscode.workspace.getConfiguration('descent');
    await settings.update('memoryLimit', '1', vscode.ConfigurationTarget.Global);
    try {
      const rows = Array.from({ length: 30_000 }, (_, k) => `${k},${(k * k) % 11}`);
      const uri = memory.put('large.csv', ['x,y', ...rows].join('\n'));
      const { fault } = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
      equal(fault, { code: 'memoryInBrowser', values: { limit: 1 } });
      ok(fault);
      matches(faultText(fault), /more memory than 1 MB.*no temporary file.*memoryLimit/);
    } finally {
      await settings.update('memoryLimit', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

import assert from 'node:assert/strict';
import { useDescent } from '../support/workbench';

describe('the workbench', () => {
  const vscode = useDescent({ file: 'auto-mpg.csv' });

  it('draws the CSV that is open', async () => {
    await vscode().editor.line('chevrolet chevelle malibu,18,8').waitFor();
    assert.equal(
      await vscode().editor.lines.first().textContent(),
      'name,mpg,cylinders,displacement,horsepower,weight_lbs,acceleration,year,origin',
    );
  });
});

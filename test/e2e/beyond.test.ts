import assert from 'node:assert/strict';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

describe('a table beyond its memory limit', () => {
  const descent = useDescent({ file: 'penguins.csv', settings: { 'descent.memoryLimit': '0.001' } });
  const playground = new Playground(descent);

  it('says that its rows are streamed, and shows any iteration without pictures', async () => {
    await playground.train(1, 'sex', 'Sigmoid neuron');
    await playground.locate('#notes', { hasText: 'each pass reads its rows again from a temporary copy' }).waitFor();
    await playground.locate('#look-fault', { hasText: 'There are no pictures of rows that are streamed' }).waitFor();
    assert.equal(await playground.locate('.looks .views').isVisible(), false);
    await playground.toFirst();
    assert.equal(await playground.weight('beak_length_mm'), 0);
  });
});

// Trains in plain Node what the suite trains in the browser: node --require tsx/cjs test/web/given.ts FILE [GREP]

import { writeFileSync } from 'node:fs';
import { bitsOf } from '../support/bits';
import { readSample, setupOf, trainOn } from '../support/samples';
import { CASES, type Given } from './cases';
import { weightsOf } from './weights';

void (async () => {
  const [file = '', grep] = process.argv.slice(2);
  const trained: Given['trained'][number][] = [];
  for (const { sample, choice } of CASES) {
    const { losses, result } = trainOn(await readSample(sample), setupOf(choice));
    trained.push({ losses: bitsOf(losses), weights: bitsOf(weightsOf(result.model)) });
  }
  const given: Given = { trained, ...(grep !== undefined && { grep }) };
  writeFileSync(file, JSON.stringify(given));
})();

import assert from 'node:assert/strict';
import { isMissing } from '../../../src/core/table/missing';
import { isNaivelyMissing } from './naive';

describe('a missing value', () => {
  it('is what pandas takes for one, a question mark or a lone point', () => {
    const pandas = ['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'];
    for (const text of [...pandas, 'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null', '?', '.']) {
      assert.ok(isMissing(text), text);
      assert.ok(isMissing(`  ${text}\t`), text);
    }
  });

  it('is no word that resembles one', () => {
    for (const text of [
      'none',
      'Null',
      'na',
      'Na',
      '..',
      '??',
      '-',
      '--',
      '0',
      'N',
      'NAN',
      'nil',
      '#N/A N/A N/A',
      'é',
      'ŎA',
    ]) {
      assert.ok(!isMissing(text), text);
      assert.equal(isMissing(text), isNaivelyMissing(text));
    }
  });

  it('is a cell of blanks, however many', () => {
    assert.ok(isMissing(' '.repeat(1000)));
    assert.ok(!isMissing(`${' '.repeat(1000)}x`));
  });
});

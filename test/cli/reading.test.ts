import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArguments } from '../../src/cli/arguments';
import { parsePredictArguments } from '../../src/cli/predictArguments';
import { fileReading } from '../../src/cli/reading';
import { train } from '../../src/cli/train';
import { UsageError } from '../../src/cli/usageError';
import { leastSquaresByQr } from '../support/oracles';

const WORDS = ['train', 'table.csv', '--target', 'y'];
/** Two features and a target, some of which are missing in a row each. */
const ROWS = Array.from({ length: 30 }, (_, i) => ({ x: i / 4, k: 1 + (i % 3), y: i + (i % 3) ** 2 + Math.cos(i) }));
const GAPS = { x: 4, y: 11 };
const comma = (value: number) => String(value).replace('.', ',');
const TEXT = [
  'A log, with "an open quote',
  '"and another',
  'x~k~y',
  ...ROWS.map(({ x, k, y }, i) =>
    [i === GAPS.x ? 'n.v.' : comma(x), k, i === GAPS.y ? '-9,990e2' : comma(y)].join('~'),
  ),
  '',
].join('\r');
const READ = ['--delimiter', '~', '--first-line', '3', '--decimal', 'comma', '--missing', 'n.v.,-999'];

describe('how the terminal reads a table', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    writeFileSync(path.join(folder, 'table.csv'), TEXT);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is as it was said, and the weights are those of the rows that are left', async () => {
    const file = path.join(folder, 'table.csv');
    const args = parseArguments(['train', file, '--target', 'y', ...READ, '--type', 'k=category']);
    const { setup, start, result } = await train(args, fileReading(file, undefined, args.reading), () => {});
    const reading = {
      delimiter: '~',
      firstLine: 3,
      decimal: ',',
      missing: ['n.v.', '-999'],
      types: { k: 'category' },
    };
    assert.deepEqual(setup.reading, reading);
    assert.deepEqual(start.rows, { total: 30, used: 28, leftOut: 2 });
    assert.deepEqual(
      start.leftOut.map(({ code, lines }) => ({ code, lines })),
      [
        { code: 'missingTarget', lines: [4 + GAPS.y] },
        { code: 'missingFeature', lines: [4 + GAPS.x] },
      ],
    );
    const used = ROWS.filter((_, i) => i !== GAPS.x && i !== GAPS.y);
    const [, ...exact] = leastSquaresByQr(
      used.map(({ x, k }) => [x, Number(k === 2), Number(k === 3)]),
      used.map(({ y }) => y),
    );
    for (const [j, weight] of result.model.neurons[0]?.weights.entries() ?? [])
      assert.ok(Math.abs(weight / (exact[j] ?? 0) - 1) < 1e-6, `${j}: ${weight}, expected ${exact[j]}`);
    assert.deepEqual(result.model.missing, reading.missing);
  });

  it('may be said in part, of predict as well', () => {
    assert.deepEqual(parseArguments(WORDS).reading, {});
    assert.deepEqual(parseArguments([...WORDS, '--delimiter', 'tab', '--header', 'no']).reading, {
      delimiter: '\t',
      header: false,
    });
    assert.deepEqual(parseArguments([...WORDS, '--type', 'a=b=date', '--missing', '']).reading, {
      missing: [],
      types: { 'a=b': 'date' },
    });
    assert.deepEqual(parsePredictArguments(['m.json', 't.csv', '--first-line', '2']).reading, { firstLine: 2 });
  });

  it('is refused where it can’t be', () => {
    const wrong = [
      ['--delimiter', 'ab'],
      ['--delimiter', '"'],
      ['--header', 'maybe'],
      ['--first-line', '0'],
      ['--first-line', '1.5'],
      ['--decimal', ';'],
      ['--type', 'x=prime'],
      ['--type', 'number'],
    ];
    for (const words of wrong) assert.throws(() => parseArguments([...WORDS, ...words]), UsageError, words.join(' '));
  });
});

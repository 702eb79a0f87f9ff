import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { printSpreadsheet } from '../../src/core/export/spreadsheet';
import { differenceOf, type Found, sayDifference } from '../support/agreement';
import { foundIn } from '../support/databases';
import { kindsOf } from '../support/engines';
import { type Case, cases } from '../support/models';
import { recordsOf } from '../support/records';

/** Fields divided by tabs, in UTF-8, numbers and dates recognised as in English, formulas evaluated; see LibreOffice's help on CSV filters. */
const READ = '--infilter=Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true,false,false,false,-1,true';
/** With commas, in UTF-8, and numbers with all their digits. */
const WRITE = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,0';

describe('a model as formulas of a spreadsheet', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-sheet-'));
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('predicts in LibreOffice what the model predicts, and is #N/A where the model has no prediction', () => {
    const files = all.map((one, k) => {
      const file = path.join(folder, `model${k}.tsv`);
      writeFileSync(file, filledDown(one));
      return file;
    });
    const out = path.join(folder, 'out');
    mkdirSync(out);
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const words = [profile, '--headless', READ, '--convert-to', WRITE, '--outdir', out, ...files];
    const { status, stderr } = spawnSync('soffice', words, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const most = all.map((one, k) => {
      const records = recordsOf(readFileSync(path.join(out, `model${k}.csv`), 'utf8'));
      return differenceOf(
        one,
        records.map((record) => predicted(one, record)),
        1e-12,
      );
    });
    const rows = all.reduce((sum, one) => sum + one.rows.length, 0);
    sayDifference('Formulas in LibreOffice', Math.max(...most), rows);
  });
});

/** The exported rows with the second filled down over the cells of a case, as a person does. */
function filledDown({ model, rows }: Case): string {
  const [names = '', formulas = ''] = printSpreadsheet(model).split('\n');
  const columns = [...kindsOf(model).keys()];
  const results = formulas.split('\t').slice(columns.length);
  const lines = rows.map((row, i) => {
    const cells = columns
      .map((name) => row[name] ?? '')
      .map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell));
    return [...cells, ...results.map((formula) => onRow(formula, i + 2))].join('\t');
  });
  return `${[names, ...lines].join('\n')}\n`;
}

/** A formula of the second row on another: texts in it are left alone. */
function onRow(formula: string, row: number): string {
  const pieces = formula.split('"');
  return pieces.map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/\b([A-Z]{1,2})2\b/g, `$1${row}`))).join('"');
}

function predicted({ model }: Case, record: Readonly<Record<string, string>>): Found | undefined {
  const { prediction = '' } = record;
  if (prediction === '#N/A') return undefined;
  assert.doesNotMatch(prediction, /^(#|Err:)/);
  return foundIn(model.classes ? record : { prediction: Number(prediction) });
}

import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { say } from '../../src/cli/text';
import { notesOf } from '../../src/core/data/tableNotes';
import { decoderOf } from '../../src/core/table/decoder';
import { columnNames } from '../../src/core/table/names';
import { DIAGNOSES, faultText } from '../../src/messages';
import { checkEditor, checkTable } from '../support/byteChecks';
import { byEveryPath, recordsOfText, valuesOf } from '../support/everyPath';
import type { Case } from './case';
import { bytesOf, GROUPS } from './inputs';
import { SPECTRUM } from './spectrum';

/** The records as the reference parser has them, without lines that hold nothing. */
function reference(text: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true });
  return data;
}

describe('the corpus', () => {
  for (const [group, cases] of Object.entries(GROUPS)) {
    describe(`of ${group}`, () => {
      for (const one of cases) it(`${one.name} (${one.origin})`, () => check(one));
    });
  }

  it('has no two cases of one name', () => {
    const names = Object.values(GROUPS).flatMap((cases) => cases.map(({ name }) => name));
    assert.equal(new Set(names).size, names.length);
  });
});

async function check(one: Case): Promise<void> {
  const bytes = bytesOf(one);
  const outcome = await byEveryPath(bytes, { dialect: one.known });
  if ('fault' in outcome) {
    assert.equal(faultText(outcome.fault, say), one.refused);
    if (one.differs?.why === 'unclosedQuote') assert.ok(recordsOfText(String(one.content), ',').openQuote > 0);
    return;
  }
  const { table } = outcome;
  assert.equal(one.refused, undefined);
  for (const [key, value] of Object.entries(one.dialect ?? {}))
    assert.equal(Reflect.get(table.dialect, key), value, key);
  if (one.encoding) assert.deepEqual(table.encoding, one.encoding);
  assert.deepEqual(
    table.ragged.map(({ line }) => line),
    one.ragged ?? [],
  );

  const { id = 'utf-8' } = table.encoding ?? {};
  const text =
    typeof one.content === 'string'
      ? one.content
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(decoderOf(id)(bytes));
  const { delimiter, header } = table.dialect;
  const { records } = recordsOfText(text, delimiter);
  assertAgainstReference(one, records, reference(text.replace(/^\ufeff/, ''), delimiter));
  checkTable(outcome, records);
  checkEditor(text, delimiter, records);

  const [first = []] = records;
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    columnNames(header ? first : first.map(() => '')),
  );
  if (one.columns) {
    const found = table.columns.map(({ name, type, index }) => ({ name, type, values: valuesOf(table, index) }));
    assert.deepEqual(found, one.columns);
  }
  const notes = notesOf(table, { features: table.columns.map(({ name }) => name), target: '' });
  assert.deepEqual(
    notes.map(({ code, values }) => say(DIAGNOSES[code], values)),
    one.notes ?? [],
  );
}

/** A case that says it differs must: so what is said of the reference stays true. */
function assertAgainstReference({ differs }: Case, records: string[][], expected: string[][]): void {
  if (!differs) {
    assert.deepEqual(records, expected);
    return;
  }
  assert.deepEqual(records, differs.records);
  assert.notDeepEqual(records, expected);
}

describe('csv-spectrum', () => {
  it('has its twelve files', () => assert.equal(SPECTRUM.length, 12));

  for (const { name, bytes, objects } of SPECTRUM) {
    it(`holds in ${name} what its authors say`, async () => {
      const text = new TextDecoder().decode(bytes);
      const { records } = recordsOfText(text, ',');
      const [header = [], ...rows] = records;
      const found = rows.map((row) => Object.fromEntries(header.map((key, at) => [key, row[at]])));
      if (objects) assert.deepEqual(found, objects);
      assert.deepEqual(records, reference(text, ','));
      const outcome = await byEveryPath(bytes);
      assert.ok('table' in outcome);
      for (const { index, type } of outcome.table.columns) {
        assert.deepEqual(
          valuesOf(outcome.table, index),
          rows.map((row) => (row[index] === '' ? null : type === 'number' ? Number(row[index]) : row[index])),
        );
      }
    });
  }
});

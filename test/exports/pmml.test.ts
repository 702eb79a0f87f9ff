import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printPmml } from '../../src/core/export/pmml';
import { DataError } from '../../src/core/fault';
import { differenceOf, type Found, sayDifference } from '../support/agreement';
import { kindsOf } from '../support/engines';
import { type Case, cases } from '../support/models';

describe('a model as PMML', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-pmml-'));
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('predicts, by a reader that was written from the specification, what the model predicts', () => {
    const carried = all.filter(({ model }) => !isUncarried(model));
    const files = carried.map((one, k) => {
      const file = path.join(folder, `model${k}.pmml`);
      writeFileSync(file, printPmml(one.model));
      writeFileSync(file.replace('.pmml', '.json'), JSON.stringify(one.rows.map((row) => valuesOf(one, row))));
      return file;
    });
    const words = [path.resolve('test/exports/programs/pmml.py'), ...files];
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', words, { encoding: 'utf8', maxBuffer: 2 ** 26 });
    assert.equal(status, 0, stderr);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line): (Found | null)[] => JSON.parse(line));
    const most = carried.map((one, k) =>
      differenceOf(
        one,
        (answers[k] ?? []).map((found) => foundIn(one, found)),
        1e-12,
      ),
    );
    const rows = carried.reduce((sum, one) => sum + one.rows.length, 0);
    sayDifference('PMML', Math.max(...most), rows);
  });

  it('says that it has no place for probabilities that don’t add up to 1', () => {
    const each = all.find(({ model }) => isUncarried(model));
    assert.ok(each);
    assert.throws(
      () => printPmml(each.model),
      (error) => error instanceof DataError && error.code === 'pmmlProbabilities',
    );
  });
});

function isUncarried({ activation, neurons }: Case['model']): boolean {
  return activation === 'sigmoid' && neurons.length > 1;
}

function valuesOf({ model }: Case, row: Readonly<Record<string, string>>): Record<string, string | null> {
  return Object.fromEntries([...kindsOf(model).keys()].map((name) => [name, row[name] || null]));
}

/** Of two classes, the probability of the positive one. */
function foundIn({ model }: Case, found: Found | null): Found | undefined {
  if (!found) return undefined;
  const { prediction, probabilities } = found;
  const told = model.neurons.length === 1 ? probabilities?.slice(1) : probabilities;
  return { prediction, ...(told && { probabilities: told }) };
}

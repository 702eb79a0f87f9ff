import assert from 'node:assert/strict';
import { printSql } from '../../src/core/export/sql';
import { differenceOf, sayDifference } from '../support/agreement';
import { foundIn, ordered, tableOf } from '../support/databases';
import { engine } from '../support/engines';
import { type Case, cases } from '../support/models';
import { Postgres } from '../support/postgres';
import { recordsOf } from '../support/records';

interface DuckDB {
  readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}

interface Connection {
  run(statement: string): Promise<unknown>;
  runAndReadAll(query: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
  closeSync(): void;
}

describe('a model as a query', () => {
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });

  it('predicts in DuckDB what the model predicts, and is NULL where the model has no prediction', async () => {
    const instance = await engine<DuckDB>('@duckdb/node-api').DuckDBInstance.create();
    const connection = await instance.connect();
    let most = 0;
    for (const one of all) {
      await connection.run(tableOf(one));
      const answer = await connection.runAndReadAll(ordered(printSql(one.model)));
      most = Math.max(most, differenceOf(one, answer.getRowObjects().map(foundIn), 1e-12));
    }
    connection.closeSync();
    instance.closeSync();
    sayDifference('SQL in DuckDB', most, rowsOf(all));
  });

  it('predicts in PostgreSQL what the model predicts, and is NULL where the model has no prediction', async () => {
    const postgres = await Postgres.start();
    try {
      let most = 0;
      for (const one of all) {
        const records = recordsOf(postgres.run(`${tableOf(one)}\n${ordered(printSql(one.model))};`));
        const found = records.map((row) => foundIn(one.model.classes ? row : { prediction: numberIn(row.prediction) }));
        most = Math.max(most, differenceOf(one, found, 1e-12));
      }
      sayDifference('SQL in PostgreSQL', most, rowsOf(all));
    } finally {
      await postgres.end();
    }
  });
});

function numberIn(text: string | undefined): number | undefined {
  assert.notEqual(text, undefined);
  return text === '' ? undefined : Number(text);
}

function rowsOf(all: readonly Case[]): number {
  return all.reduce((sum, { rows }) => sum + rows.length, 0);
}

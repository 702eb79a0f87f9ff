import assert from 'node:assert/strict';
import { answeredRun } from '../../src/core/elsewhere/answeredRun';
import { printStatisticsSql } from '../../src/core/elsewhere/statisticsSql';
import type { FittedModel } from '../../src/core/model/fitted';
import type { Setup } from '../../src/core/model/setup';
import { finish } from '../../src/core/work';
import { engine } from '../support/engines';
import { csvOf, madeRows } from '../support/models';
import { Postgres } from '../support/postgres';
import { type Fitted, setupOf, tableFrom, trainOn } from '../support/samples';

interface DuckDB {
  readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}

interface Connection {
  run(statement: string): Promise<unknown>;
  runAndReadAll(query: string): Promise<{ getRowObjectsJson(): unknown[] }>;
  closeSync(): void;
}

const ROWS = 20_000;

/** A column whose spread is a millionth of its size, where squares that are not centred would keep but four digits. */
const rows = madeRows(ROWS, 11).map((row, i) => ({ ...row, stamp: String(1.7e9 + ((i * 7919) % 1000)) }));

const TYPES: Readonly<Record<string, string>> = {
  'size m²': 'DOUBLE PRECISION',
  age: 'INTEGER',
  'sold on': 'DATE',
  price: 'DOUBLE PRECISION',
  stamp: 'BIGINT',
};

const PLAIN = ['size m²', 'age', 'place', 'colour', 'stamp', 'size m²^2', 'size m²*age'];

const SETUPS: readonly { readonly name: string; readonly setup: Setup }[] = [
  {
    name: 'rows with gaps left out, a category, a power and an interaction',
    setup: setupOf({ target: 'price', features: PLAIN, estimator: 'linear', references: { colour: 'red' } }),
  },
  {
    name: 'penalties, and an interaction of categories',
    setup: setupOf({
      target: 'price',
      features: ['size m²', 'place*colour', 'age^3'],
      estimator: 'linear',
      options: { l1: 0.05, l2: 0.01, loss: 'rss' },
    }),
  },
  {
    name: 'gaps filled, rare levels gathered, parts of dates',
    setup: setupOf({
      target: 'price',
      features: ['size m²', 'age', 'place', 'sold on.year', 'sold on.month', 'sold on.weekday', 'sold on.days*age'],
      estimator: 'linear',
      options: { missing: 'mean', missingIndicator: true, rareLevels: 400, maxIterations: 500 },
    }),
  },
  {
    name: 'no bias, not standardised, a few steps of momentum',
    setup: setupOf({
      target: 'price',
      features: ['size m²', 'age'],
      estimator: 'linear',
      options: { bias: false, standardise: false, optimizer: 'momentum', maxIterations: 50, tolerance: 0 },
    }),
  },
];

describe('statistics answered by an engine', () => {
  let trained: readonly Fitted[] = [];
  before(async () => {
    const table = await tableFrom(csvOf(rows));
    trained = SETUPS.map(({ setup }) => trainOn(table, setup));
  });

  const queries = () => SETUPS.map(({ setup }, at) => printStatisticsSql(setup, startOf(trained[at])));

  it('train in DuckDB’s the model that the rows train', async () => {
    const instance = await engine<DuckDB>('@duckdb/node-api').DuckDBInstance.create();
    const connection = await instance.connect();
    await connection.run(tableOf());
    let most = 0;
    for (const [at, query] of queries().entries()) {
      const answer = await connection.runAndReadAll(query);
      most = Math.max(most, differenceOf(trained[at], JSON.stringify(answer.getRowObjectsJson()), at));
    }
    connection.closeSync();
    instance.closeSync();
    sayDifference('DuckDB', most);
  });

  it('train in PostgreSQL’s the model that the rows train', async () => {
    const postgres = await Postgres.start();
    try {
      postgres.run(tableOf());
      let most = 0;
      for (const [at, query] of queries().entries()) {
        most = Math.max(most, differenceOf(trained[at], postgres.run(query), at));
      }
      sayDifference('PostgreSQL', most);
    } finally {
      await postgres.end();
    }
  });
});

function startOf(fitted: Fitted | undefined): FittedModel {
  assert.ok(fitted);
  return fitted.start.model;
}

/** The largest difference of a weight or a bias in units of itself, as they are trained; held to what is promised. */
function differenceOf(expected: Fitted | undefined, answer: string, at: number): number {
  assert.ok(expected);
  const { setup, run } = finish(answeredRun(answer));
  assert.deepEqual(setup, SETUPS[at]?.setup);
  assert.deepEqual(run.start.rows, expected.start.rows);
  const losses: number[] = [];
  let step = run.iterations.next();
  for (; !step.done; step = run.iterations.next()) if (step.value) losses.push(step.value.loss);
  const { model, status } = finish(run.conclude(step.value));
  assert.equal(status, expected.result.status);
  assert.deepEqual(
    model.features.map(({ name }) => name),
    expected.result.model.features.map(({ name }) => name),
  );
  const found = flat(model);
  const wanted = flat(expected.result.model);
  const difference = Math.max(...found.map((weight, j) => relative(weight, wanted[j] ?? Number.NaN)));
  assert.ok(difference <= 1e-9, `${SETUPS[at]?.name}: ${difference}`);
  const common = Math.min(losses.length, expected.losses.length);
  for (let k = 0; k < common; k++) {
    const wantedLoss = expected.losses[k] ?? Number.NaN;
    assert.ok(Math.abs((losses[k] ?? Number.NaN) - wantedLoss) <= 1e-9 * wantedLoss, `loss ${k}`);
  }
  assert.ok(Math.abs(losses.length - expected.losses.length) <= 1);
  return difference;
}

function relative(found: number, wanted: number): number {
  return found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted);
}

function flat({ neurons: [neuron] }: FittedModel): number[] {
  return neuron ? [neuron.standardised.bias, ...neuron.standardised.weights] : [];
}

function tableOf(): string {
  const names = Object.keys(rows[0] ?? {});
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const columns = names.map((name) => `"${name}" ${TYPES[name] ?? 'VARCHAR'}`);
  const values = rows.map((row: Readonly<Record<string, string>>) => {
    const cells = names.map((name) => (row[name] ? quoted(row[name]) : 'NULL'));
    return `(${cells.join(', ')})`;
  });
  return `CREATE TABLE my_table (${columns.join(', ')});\nINSERT INTO my_table VALUES ${values.join(', ')};`;
}

function sayDifference(engineName: string, difference: number): void {
  console.log(
    `      weights by statistics of ${engineName} on ${ROWS} rows: at most ${difference.toExponential(1)} of themselves away`,
  );
}

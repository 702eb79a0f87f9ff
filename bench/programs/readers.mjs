// How long a peer takes from the file to typed values in memory: node readers.mjs PEER TABLE RUNS
import { readFileSync } from 'node:fs';
import { repeat } from './repeat.mjs';

/** @param {string} path */
const textOf = (path) => readFileSync(path, 'utf8');

/** Each is made ready once and then reads a table, and says how many rows it has without the header. */
const READERS = {
  async papaparse() {
    const { default: papa } = await import('papaparse');
    return (path) => papa.parse(textOf(path), { dynamicTyping: true, skipEmptyLines: true }).data.length - 1;
  },
  async 'csv-parse'() {
    const { parse } = await import('csv-parse/sync');
    return (path) => parse(readFileSync(path), { cast: true }).length - 1;
  },
  async udsv() {
    const { inferSchema, initParser } = await import('udsv');
    return (path) => {
      const text = textOf(path);
      return initParser(inferSchema(text)).typedCols(text)[0].length;
    };
  },
  async 'd3-dsv'() {
    const { autoType, csvParseRows } = await import('d3-dsv');
    return (path) => csvParseRows(textOf(path), autoType).length - 1;
  },
  async 'nodejs-polars'() {
    const { default: polars } = await import('nodejs-polars');
    return (path) => polars.readCSV(path).height;
  },
  async '@duckdb/node-api'() {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return async (path) => {
      await connection.run(`create or replace table t as from read_csv('${path}')`);
      const rows = await connection.runAndReadAll('select count(*) from t');
      return Number(rows.getRows()[0][0]);
    };
  },
};

const [, , peer, path, runs] = process.argv;
const read = await READERS[peer]();
let rows = 0;
const milliseconds = await repeat(Number(runs), async () => {
  rows = await read(path);
});
console.log(JSON.stringify({ milliseconds, rows }));

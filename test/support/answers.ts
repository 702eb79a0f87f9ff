import { sentSetupToJson } from '../../src/core/elsewhere/sentSetup';
import { setupOf, tableFrom, trainOn } from './samples';

const ROWS = 200;

/** A small table without gaps. */
export const answeredColumns: Readonly<Record<'x' | 'z' | 'y', readonly number[]>> = (() => {
  const x = Array.from({ length: ROWS }, (_, i) => Math.sin(i) * 3 + 10);
  const z = Array.from({ length: ROWS }, (_, i) => Math.cos(5 * i));
  const y = x.map((one, i) => 2 * one - (z[i] ?? 0) + Math.sin(9 * i));
  return { x, z, y };
})();

/** The model of y by x and z on the rows themselves, and what an engine would answer of them, by sums of the test's own. */
export async function answeredCase() {
  const { x, z, y } = answeredColumns;
  const table = await tableFrom(['x,z,y', ...x.map((one, i) => `${one},${z[i]},${y[i]}`), ''].join('\n'));
  const setup = setupOf({ target: 'y', features: ['x', 'z'], estimator: 'linear' });
  const fitted = trainOn(table, setup);
  const columns = [x, z, y];
  const means = columns.map((column) => column.reduce((a, b) => a + b) / ROWS);
  const centred = columns.map((column, j) => column.map((value) => value - (means[j] ?? 0)));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b);
  const products = centred.flatMap((a, i) => centred.slice(i).map((b) => sum(a.map((one, k) => one * (b[k] ?? 0)))));
  const answer = {
    descent_setup: sentSetupToJson(setup, fitted.start.model),
    total: ROWS,
    n: ROWS,
    means,
    rests: centred.map(sum),
    products,
  };
  return { setup, fitted, answer };
}

/** The answer as an engine writes it as CSV. */
export function answerCsv(answer: Readonly<Record<string, unknown>>): string {
  const cell = (value: unknown) => {
    const text = Array.isArray(value) ? `{${value.join(',')}}` : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  return `${Object.keys(answer).join(',')}\n${Object.values(answer).map(cell).join(',')}\n`;
}

import type { Setup } from '../model/setup';
import type { ColumnCopy } from '../table/columnCopy';
import type { Work } from '../work';
import { CopiedChunks } from './copiedChunks';
import { CopiedRows } from './copiedRows';
import { type Dataset, requireRows } from './dataset';
import type { MeasuredTable } from './measuredTable';
import { requireRoomForProducts } from './room';
import { requireVariety } from './targets';

/** Features and targets of a set-up that are read from a copy of the table at each pass: the rows of `encode`, in their order. */
export function* streamed(table: MeasuredTable, copy: ColumnCopy, setup: Setup): Work<Dataset> {
  const chunks = new CopiedChunks(table, copy, setup);
  requireRoomForProducts(chunks.features.length, table.room);
  const rows = new CopiedRows(copy, chunks);
  const { leftOut, first, varies } = yield* rows.survey((row) => table.lineOf(row));
  requireRows(rows.rows, table.rows);
  const { coding, features, levels } = chunks;
  const { columns, targets } = rows;
  if (!varies) requireVariety(setup.target, coding, new Float64Array(rows.rows).fill(first));
  const { classes } = coding;
  return {
    features,
    columns,
    stream: rows,
    positions: new Uint32Array(),
    targets,
    ...(classes && { classes }),
    levels: Object.fromEntries([...levels].map(([name, { names }]) => [name, names])),
    rows: { total: table.rows, used: rows.rows, leftOut: table.rows - rows.rows },
    leftOut,
  };
}

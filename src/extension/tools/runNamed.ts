import type { FittedModel } from '../../core/model/fitted';
import type { RunRecord } from '../../ledger/record';
import { type Toolbox, ToolError } from './tool';

/** A kept run by its id. */
export async function runNamed(run: string, { ledger }: Toolbox): Promise<RunRecord> {
  const kept = await ledger.list();
  const found = kept.find(({ id }) => id === run);
  if (found) return found.record;
  const known = kept.slice(0, MOST_NAMED).map(({ id, record }) => `${id} (${record.setup.target})`);
  throw new ToolError(`There is no run ${JSON.stringify(run)}. The latest runs: ${known.join(', ') || 'none'}.`);
}

const MOST_NAMED = 10;

/** The model of a kept run. */
export async function modelOf(run: string, box: Toolbox): Promise<FittedModel> {
  const { model } = await runNamed(run, box);
  if (!model)
    throw new ToolError(
      `The run ${run} has no model: its weights are no finite numbers. Train again with a smaller learning rate.`,
    );
  return model;
}

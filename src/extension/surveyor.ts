import type * as vscode from 'vscode';
import { DataError } from '../core/fault';
import type { RunStart, Setup } from '../protocol';
import type { OpenTable } from './openTable';

/** What would be known at the start of a training; undefined where it can't be known: the training will tell why. */
export type Survey = (setup: Setup) => Promise<RunStart | undefined>;

export function surveyor(table: OpenTable, log: vscode.LogOutputChannel): Survey {
  return async (setup) => {
    try {
      const { trainer } = await table.open();
      return await trainer.survey(setup);
    } catch (error) {
      if (!(error instanceof DataError)) log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  };
}

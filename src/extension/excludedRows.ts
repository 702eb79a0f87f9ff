import type { Setup } from '../protocol';
import type { Choice } from './choices';
import { type Edition, isSameEdition } from './source';

/** What is trained of a choice. */
export function setupOf({ edition: _, ...choice }: Choice, options: Setup['options']): Setup {
  return { ...choice, options };
}

/** A set-up on a table as it was read, in the way it was read. */
export function readAs(setup: Setup, { reading }: Edition): Setup {
  return reading ? { ...setup, reading } : setup;
}

/** A choice on a table as it was read: places of rows in another text, or in one that is not known any more, mean nothing there. */
export function choiceOn(choice: Choice, now: Edition): Choice {
  const { excluded, edition, ...rest } = choice;
  if (!excluded || (edition && isSameEdition(edition, now))) return choice;
  return rest;
}

/** A row of a table as it was read is left out, or put back; without a row, all are put back. */
export function toggled({ excluded = [] }: Choice, row: number | undefined, edition: Edition | undefined) {
  if (row === undefined) return { excluded: [] };
  const others = excluded.filter((one) => one !== row);
  const isLeftOut = others.length < excluded.length;
  return { excluded: isLeftOut ? others : [...others, row].sort((a, b) => a - b), edition };
}

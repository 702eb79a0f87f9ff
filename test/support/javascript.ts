import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Found } from './agreement';

/** What an exported module of JavaScript offers. */
export interface Module {
  predict(row: Readonly<Record<string, unknown>>): (Found & { output?: number; probability?: number }) | undefined;
}

/** A module from its text, as a file of a folder. */
export async function loaded(folder: string, text: string): Promise<Module> {
  const file = path.join(folder, `${randomUUID()}.mjs`);
  writeFileSync(file, text);
  return import(pathToFileURL(file).href);
}

export function foundIn(result: ReturnType<Module['predict']>): Found | undefined {
  if (!result) return undefined;
  const { prediction, output, outputs, probability, probabilities } = result;
  return {
    prediction,
    ...(output !== undefined ? { outputs: [output] } : outputs && { outputs }),
    ...(probability !== undefined ? { probabilities: [probability] } : probabilities && { probabilities }),
  };
}

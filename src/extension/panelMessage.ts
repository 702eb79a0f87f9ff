import { isInRange } from '../core/model/setup';
import type { FromPanel } from '../protocol';

/** A message of the page, if it is one: a page is not to be trusted with the host's types. */
export function panelMessage(data: unknown): FromPanel | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  const { type } = data;
  if (type === 'ready' || type === 'stop' || type === 'retry') return { type };
  if (type !== 'train' || !('learningRate' in data) || !('maxIterations' in data)) return undefined;
  const { learningRate, maxIterations } = data;
  if (!isOption('learningRate', learningRate) || !isOption('maxIterations', maxIterations)) return undefined;
  return { type, learningRate, maxIterations };
}

function isOption(option: 'learningRate' | 'maxIterations', value: unknown): value is number | 'auto' {
  return value === 'auto' || (typeof value === 'number' && isInRange(option, value));
}

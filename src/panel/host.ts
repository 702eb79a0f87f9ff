import type { FromPanel, ToPanel } from '../protocol';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();

export type Post = (message: FromPanel) => void;

export const post: Post = (message) => vscode.postMessage(message);

export function onMessage(receive: (message: ToPanel) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPanel(data)) receive(data);
  });
}

/** A choice of how things are looked at: the page's own to know, through being hidden and reloaded. */
export interface Remembered<T> {
  get(): T;
  set(value: T): void;
}

/** `initial` until it is set. What was kept under the key by another version, and is of another type, is not taken. */
export function remembered<T extends boolean | number | string>(key: string, initial: T): Remembered<T> {
  const isOfType = (value: unknown): value is T => typeof value === typeof initial;
  return {
    get: () => {
      const kept = state()[key];
      return isOfType(kept) ? kept : initial;
    },
    set: (value) => vscode.setState({ ...state(), [key]: value }),
  };
}

/**
 * Which scale the curve is seen on. Logarithmic by default, for most of a descent is in its first iterations, and on a linear scale it
 * is an L that nobody sees fall.
 */
export const seenLogarithmic = remembered<boolean>('logarithmic', true);

function state(): Readonly<Record<string, unknown>> {
  const kept = vscode.getState();
  return isRecord(kept) ? kept : {};
}

/** Other scripts of the frame post messages as well; what bears our types and their main parts is ours. */
function isToPanel(data: unknown): data is ToPanel {
  if (!isRecord(data)) return false;
  if (data.type === 'text') return isRecord(data.text);
  if (data.type === 'run') return isRecord(data.view) && data.view.losses instanceof Float64Array;
  if (data.type === 'losses') return data.losses instanceof Float64Array;
  if (data.type === 'overlays') return Array.isArray(data.overlays);
  if (data.type === 'moment') return isRecord(data.moment) && data.moment.parameters instanceof Float64Array;
  return typeof data.type === 'string' && OTHERS.has(data.type);
}

const OTHERS: ReadonlySet<string> = new Set<ToPanel['type']>(['lookFailed', 'transport']);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

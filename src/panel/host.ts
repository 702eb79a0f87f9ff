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
  if (!isRecord(data) || typeof data.type !== 'string' || !Object.hasOwn(MAIN_PARTS, data.type)) return false;
  return MAIN_PARTS[data.type as ToPanel['type']](data);
}

type Parts = Record<string, unknown>;

/** Whether a message of each type has its main part. */
const MAIN_PARTS: Readonly<Record<ToPanel['type'], (data: Parts) => boolean>> = {
  text: ({ text }) => isRecord(text),
  run: ({ view }) => isRecord(view) && isCurves(view.curves),
  reading: ({ percent }) => typeof percent === 'number',
  losses: ({ losses }) => losses instanceof Float64Array,
  overlays: ({ overlays }) => Array.isArray(overlays),
  moment: ({ moment }) => isRecord(moment) && moment.parameters instanceof Float64Array,
  lookFailed: ({ text }) => typeof text === 'string',
  transport: ({ action }) => typeof action === 'string',
  lesson: ({ card }) => card === undefined || (isRecord(card) && Array.isArray(card.answers)),
};

/** Or none, of a run whose curves the page has. */
function isCurves(curves: unknown): boolean {
  if (curves === undefined) return true;
  return isRecord(curves) && isRecord(curves.own) && curves.own.losses instanceof Float64Array;
}

function isRecord(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

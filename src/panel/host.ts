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

/**
 * Which scale the curve is seen on: the one thing of the page that is not the host's to know. Logarithmic by default, for most of a
 * descent is in its first iterations, and on a linear scale it is an L that nobody sees fall.
 */
export const seenLogarithmic = {
  get: (): boolean => state().logarithmic !== false,
  set: (logarithmic: boolean): void => vscode.setState({ ...state(), logarithmic }),
};

function state(): Readonly<Record<string, unknown>> {
  const kept = vscode.getState();
  return isRecord(kept) ? kept : {};
}

/** Other scripts of the frame post messages as well; what bears our types and their main parts is ours. */
function isToPanel(data: unknown): data is ToPanel {
  if (!isRecord(data)) return false;
  if (data.type === 'text') return isRecord(data.text);
  if (data.type === 'run') return isRecord(data.view) && data.view.losses instanceof Float64Array;
  return data.type === 'losses' && data.losses instanceof Float64Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

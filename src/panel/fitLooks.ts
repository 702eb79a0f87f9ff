import type { Said } from './fitKinds';
import type { FitLine, FitLineName } from './fitLines';
import { colourOf } from './shapes';
import { PALETTE, type Theme } from './theme';

/** A colour by its place in the palette, or that of text. */
type Colour = number | 'text' | 'muted';

export interface LineLook {
  readonly colour: Colour;
  readonly width: number;
  readonly dash: readonly number[];
}

/** Lines are told apart by their dashes as well as by their colours. */
const LINES: Readonly<Record<FitLineName, LineLook>> = {
  model: { colour: 0, width: 2.5, dash: [] },
  response: { colour: 'text', width: 2, dash: [] },
  reference: { colour: 'muted', width: 1, dash: [4, 4] },
  sigmoid: { colour: 'text', width: 1.5, dash: [] },
  step: { colour: 'text', width: 1.5, dash: [6, 4] },
  mse: { colour: 2, width: 2, dash: [10, 4] },
  absolute: { colour: 3, width: 2, dash: [3, 3] },
  huber: { colour: 4, width: 2, dash: [10, 3, 2, 3] },
};

/** The colours of the palette are those of classes, where there are some. */
export function residualColour(said: Said): Colour {
  return said === 'number' ? 1 : 'muted';
}

const CLASS_DASHES: readonly (readonly number[])[] = [[], [10, 4], [3, 3], [10, 3, 2, 3], [16, 4], [2, 6]];

export function lookOf({ name, class: k }: FitLine): LineLook {
  if (k === undefined) return LINES[name];
  return { colour: classColour(k), width: 2, dash: CLASS_DASHES[k % CLASS_DASHES.length] ?? [] };
}

export function classColour(k: number): number {
  return colourOf(k, PALETTE.length);
}

export function inTheme(colour: Colour, theme: Theme): string {
  if (typeof colour === 'string') return theme[colour];
  return theme.palette[colour] ?? theme.text;
}

/** The same for an element of the page. A theme need not have every colour, nor have it whole. */
export function inCss(colour: Colour): string {
  if (colour === 'muted') return 'var(--vscode-descriptionForeground)';
  const text = 'var(--vscode-foreground)';
  return colour === 'text' ? text : `rgb(from var(--vscode-${PALETTE[colour]}, ${text}) r g b / 1)`;
}

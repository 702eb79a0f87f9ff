import { SVG } from './element';
import { PALETTE, type Theme } from './theme';

/** The colours that no line of the current run has. */
const COLOURS = [1, 3, 4, 5] as const satisfies readonly (keyof typeof PALETTE)[];

/** Strokes and gaps, each unlike those of the ghost and of the rows held back. Of another number than the colours: 20 pairs. */
const DASHES = [
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [14, 3],
  [9, 3, 2, 3, 2, 3],
] as const;

/** One for each of the patterns, around 0. */
const MARKS = [
  'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z',
  'M0-4.5 4.5 3.5h-9z',
  'M-3.2-3.2h6.4v6.4h-6.4z',
  'M0-4.5 4.5 0 0 4.5-4.5 0z',
  'M0 4.5 4.5-3.5h-9z',
] as const;

export function colourOf(colour: number, theme: Theme): string {
  return theme.palette[COLOURS[colour % COLOURS.length] ?? 0] ?? theme.text;
}

export function dashOf(colour: number): readonly number[] {
  return DASHES[colour % DASHES.length] ?? [];
}

/** The outline of the mark of a run, around 0. */
export function markOf(colour: number): string {
  return MARKS[colour % MARKS.length] ?? '';
}

/** A piece of the line of a run, for lists and legends, with its mark where marks are drawn. */
export function swatch(colour: number, width: number, marked = false): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  const attributes = { class: 'swatch', viewBox: '0 0 36 10', width: 36, height: 10, 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value));
  line.setAttribute('d', 'M0 5h36');
  line.setAttribute('stroke-width', String(width));
  line.setAttribute('stroke-dasharray', dashOf(colour).join(' '));
  const name = PALETTE[COLOURS[colour % COLOURS.length] ?? 0] ?? 'foreground';
  // As the theme of the charts has it: no transparency, and the colour of text where high contrast has no other.
  line.style.stroke = `rgb(from var(--vscode-${name}, var(--vscode-foreground)) r g b / 1)`;
  svg.append(line);
  if (!marked) return svg;
  const mark = document.createElementNS(SVG, 'path');
  mark.setAttribute('d', markOf(colour));
  mark.setAttribute('transform', 'translate(18 5)');
  mark.style.fill = line.style.stroke;
  svg.append(mark);
  return svg;
}

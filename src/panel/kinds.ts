import { icon } from './element';

/** How each kind of note is drawn, and the word that is said for the drawing. */
export const KINDS = {
  info: { word: 'information', path: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7.2v4M8 4.7v1' },
  warning: { word: 'warning', path: 'M8 2 1.5 13.5h13zM8 6.2v3.6M8 11v1' },
  error: { word: 'error', path: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8' },
} as const;

export const WARNING = (): SVGElement => icon(KINDS.warning.path);

import type { PanelWord } from '../protocol';
import { h, icon } from './element';
import type { Say } from './words';

/** What the marks on a surface are, on a grid of 16. */
const MARKS: readonly { readonly word: PanelWord; readonly mark: string; readonly path: string }[] = [
  { word: 'surfaceBegin', mark: 'begin', path: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z' },
  { word: 'surfaceWay', mark: 'way', path: 'M1 8h14' },
  { word: 'surfaceNow', mark: 'now', path: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z' },
  { word: 'surfaceGradient', mark: 'gradient', path: 'M1 8h13M9.5 4 14 8l-4.5 4' },
  { word: 'surfaceToCome', mark: 'to-come', path: 'M1 8h14' },
];

export function surfaceLegend(say: Say): HTMLElement {
  return h(
    'ul',
    { class: 'surface-legend' },
    ...MARKS.map(({ word, mark, path }) => h('li', { class: mark }, icon(path), say(word))),
  );
}

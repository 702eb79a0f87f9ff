import { h, setText } from './element';

/** A line of a formula: it breaks only between its cells. */
export interface Line {
  readonly cells: readonly string[];
  readonly data?: Readonly<Record<string, number>>;
}

/** Lines that are written anew many times a second: elements stay, and only texts that are others are set. */
export class Lines {
  readonly element: HTMLElement;

  constructor(style: 'running' | 'columns', id?: string) {
    this.element = h('div', { id, class: `lines ${style}` });
  }

  show(lines: readonly Line[]): void {
    for (const [k, line] of lines.entries())
      show(
        childOf(this.element, k, () => h('div')),
        line,
      );
    while (this.element.children.length > lines.length) this.element.lastElementChild?.remove();
  }
}

function show(element: HTMLElement, { cells, data = {} }: Line): void {
  setData(element, data);
  for (const [k, text] of cells.entries())
    setText(
      childOf(element, k, () => h('span'), ' '),
      text,
    );
  while (element.children.length > cells.length) {
    element.lastElementChild?.remove();
    element.lastChild?.remove(); // and the space before it
  }
}

function childOf(parent: HTMLElement, k: number, make: () => HTMLElement, gap?: string): HTMLElement {
  const known = parent.children.item(k);
  if (known instanceof HTMLElement) return known;
  const made = make();
  if (gap !== undefined && k > 0) parent.append(gap);
  parent.append(made);
  return made;
}

/** With full digits; what has none is taken away. */
export function setData({ dataset }: HTMLElement, data: Readonly<Record<string, number | undefined>>): void {
  for (const name of Object.keys(dataset)) if (data[name] === undefined) delete dataset[name];
  for (const [name, value] of Object.entries(data)) {
    if (value !== undefined && dataset[name] !== String(value)) dataset[name] = String(value);
  }
}

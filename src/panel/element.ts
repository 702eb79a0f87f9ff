type Child = Node | string | undefined;

/** `true` sets an empty attribute, `false` and `undefined` none. A style attribute would be refused by the page's policy. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>> & { readonly style?: never };

/** An element with its attributes and children; strings become text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of strokes on a grid of 16, in the colour of the text around it. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  setAttributes(svg, { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  const stroke = document.createElementNS(SVG, 'path');
  setAttributes(stroke, { d: path });
  svg.append(stroke);
  return svg;
}

/** Sets the text only where it is another, so that nothing is announced or laid out twice. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

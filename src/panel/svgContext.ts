import type { Outline } from './outline';
import { escaped, fontOf, paint, short, tag } from './svgMarkup';
import { SvgPath, sweepOf } from './svgPath';
import { combined, IDENTITY, type Matrix, SvgState } from './svgState';

/** Measures a text in a font as a canvas does, for nothing else knows how wide a letter is. */
export type Measure = (text: string, font: string) => TextMetrics;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
/** How far below its line the baseline of a text lies, in letter heights; not every reader of SVG knows `dominant-baseline`. */
const BASELINES: Readonly<Record<string, number>> = { top: 0.8, hanging: 0.8, middle: 0.33, bottom: -0.2 };

/** A canvas that keeps what is drawn on it as SVG: as much of one as a chart and its plugins ask for. */
export class SvgCanvas {
  readonly context: SvgContext;

  constructor(
    public width: number,
    public height: number,
    measure: Measure,
  ) {
    this.context = new SvgContext(this, measure);
  }

  getContext(): SvgContext {
    return this.context;
  }

  /** Its size, and the part of the plane that is seen. */
  get size(): Attributes {
    const { width, height } = this;
    return { width, height, viewBox: `0 0 ${short(width)} ${short(height)}` };
  }

  /** The whole file. */
  toString(): string {
    const svg = tag('svg', { xmlns: 'http://www.w3.org/2000/svg', ...this.size }, this.context.content);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
  }
}

/**
 * The calls of a 2D canvas context that are made here, by their names and with their meaning there
 * (https://html.spec.whatwg.org/multipage/canvas.html), each kept as an element of SVG.
 */
export class SvgContext extends SvgState {
  readonly #saved: SvgState['state'][] = [];
  #path = new SvgPath();
  #elements: string[] = [];
  #clips = 0;

  constructor(
    readonly canvas: SvgCanvas,
    private readonly measure: Measure,
  ) {
    super();
  }

  get content(): string {
    return this.#elements.join('\n');
  }

  save(): void {
    this.#saved.push(this.state);
  }

  restore(): void {
    Object.assign(this, this.#saved.pop());
  }

  translate(x: number, y: number): void {
    this.#transform([1, 0, 0, 1, x, y]);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#transform([cos, sin, -sin, cos, 0, 0]);
  }

  setTransform(...matrix: [number, number, number, number, number, number]): void {
    this.matrix = matrix;
  }

  resetTransform(): void {
    this.matrix = IDENTITY;
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash];
  }

  /** Of the whole canvas only: nothing else is ever cleared. */
  clearRect(): void {
    this.#elements = [];
  }

  beginPath(): void {
    this.#path = new SvgPath();
  }

  moveTo(x: number, y: number): void {
    this.#path.add(this.matrix, 'M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.add(this.matrix, this.#path.isEmpty ? 'M' : 'L', x, y);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path.add(this.matrix, 'Q', cx, cy, x, y);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.#path.add(this.matrix, 'C', ax, ay, bx, by, x, y);
  }

  arc(x: number, y: number, radius: number, from: number, to: number, backwards = false): void {
    this.#path.arc(this.matrix, [x, y], radius, from, sweepOf(from, to, backwards));
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(this.matrix, x, y, width, height);
  }

  closePath(): void {
    this.#path.close();
  }

  fill(what: CanvasFillRule | Outline = 'nonzero'): void {
    if (typeof what === 'object') this.#drawOutline(what, this.#filled);
    else this.#draw(this.#path, { ...this.#filled, 'fill-rule': what === 'nonzero' ? undefined : what });
  }

  stroke(outline?: Outline): void {
    if (outline) this.#drawOutline(outline, this.#stroked);
    else this.#draw(this.#path, this.#stroked);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#drawRect(this.#filled, x, y, width, height);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#drawRect(this.#stroked, x, y, width, height);
  }

  /** Within what was clipped before. */
  clip(): void {
    const id = `clip${++this.#clips}`;
    this.#elements.push(tag('clipPath', { id, 'clip-path': this.#clipped }, tag('path', { d: this.#path.data })));
    this.clipPath = id;
  }

  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#filled);
  }

  strokeText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#stroked);
  }

  measureText(text: string): TextMetrics {
    return this.measure(text, this.font);
  }

  /** A drawing is set into this one as it is, a picture as one. */
  drawImage(
    image: SvgCanvas | HTMLCanvasElement,
    x: number,
    y: number,
    width = image.width,
    height = image.height,
  ): void {
    const place = { ...this.#placed(x, y), width, height };
    if (image instanceof SvgCanvas) {
      // Such an element has no transformation of its own before SVG 2.
      const { transform, ...moved } = place;
      const drawing = tag('svg', { ...image.size, ...moved }, image.context.content);
      this.#push(transform ? tag('g', { transform }, drawing) : drawing);
      return;
    }
    this.#push(tag('image', { ...place, preserveAspectRatio: 'none', href: image.toDataURL() }));
  }

  get #filled(): Attributes {
    return paint('fill', this.fillStyle, this.globalAlpha);
  }

  get #stroked(): Attributes {
    const { lineCap, lineJoin, dash, lineDashOffset } = this;
    return {
      fill: 'none',
      ...paint('stroke', this.strokeStyle, this.globalAlpha),
      'stroke-width': this.lineWidth,
      'stroke-linecap': lineCap,
      'stroke-linejoin': lineJoin,
      'stroke-dasharray': dash.length > 0 ? dash.map(short).join(' ') : undefined,
      'stroke-dashoffset': dash.length > 0 ? lineDashOffset : undefined,
    };
  }

  get #clipped(): string | undefined {
    return this.clipPath && `url(#${this.clipPath})`;
  }

  /** Where an element stands that is no path; one that is only moved needs no transformation of its own. */
  #placed(x: number, y: number): { readonly x: number; readonly y: number; readonly transform?: string } {
    const [a, b, c, d, e, f] = this.matrix;
    if (a === 1 && b === 0 && c === 0 && d === 1) return { x: x + e, y: y + f };
    return { x, y, transform: this.#transformation };
  }

  get #transformation(): string {
    const precise = (value: number) => String(Math.round(value * 1e6) / 1e6);
    return `matrix(${this.matrix.map(precise).join(' ')})`;
  }

  #transform(matrix: Matrix): void {
    this.matrix = combined(this.matrix, matrix);
  }

  #drawRect(attributes: Attributes, ...[x, y, width, height]: [number, number, number, number]): void {
    const path = new SvgPath();
    path.rect(this.matrix, x, y, width, height);
    this.#draw(path, attributes);
  }

  #draw(path: SvgPath, attributes: Attributes): void {
    if (!path.isEmpty) this.#push(tag('path', { d: path.data, ...attributes }));
  }

  /** Its points are moved as a whole; in a path of the context's own each is. */
  #drawOutline({ data: d }: Outline, attributes: Attributes): void {
    this.#push(tag('path', { d, ...attributes, transform: this.#transformation }));
  }

  #write(text: string, x: number, y: number, attributes: Attributes): void {
    const font = fontOf(this.font);
    const below = (BASELINES[this.textBaseline] ?? 0) * Number(font['font-size']);
    const place = { ...this.#placed(x, y + below), 'text-anchor': ANCHORS[this.textAlign] };
    this.#push(tag('text', { ...place, ...font, ...attributes }, escaped(text)));
  }

  /** A transformation of an element takes the element's own clip along: it is clipped from without. */
  #push(element: string): void {
    this.#elements.push(this.clipPath ? tag('g', { 'clip-path': this.#clipped }, element) : element);
  }
}

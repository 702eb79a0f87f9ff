import { short } from './svgMarkup';
import type { Matrix } from './svgState';

/** A path as it grows. Its points lie where the transformation in force puts them; one that is no number is taken no notice of. */
export class SvgPath {
  #steps: string[] = [];

  get data(): string {
    return this.#steps.join('');
  }

  get isEmpty(): boolean {
    return this.#steps.length === 0;
  }

  /** A step and its points, x before y. */
  add(matrix: Matrix, command: string, ...numbers: readonly number[]): void {
    if (!numbers.every(Number.isFinite)) return;
    const [a, b, c, d, e, f] = matrix;
    const points: string[] = [];
    for (let k = 0; k < numbers.length; k += 2) {
      const [x = 0, y = 0] = numbers.slice(k, k + 2);
      points.push(`${short(a * x + c * y + e)} ${short(b * x + d * y + f)}`);
    }
    this.#steps.push(command + points.join(' '));
  }

  rect(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.add(matrix, 'M', x, y);
    this.add(matrix, 'L', x + width, y);
    this.add(matrix, 'L', x + width, y + height);
    this.add(matrix, 'L', x, y + height);
    this.close();
  }

  /** SVG has no arc that ends where it begins: a large one is two halves. */
  arc(matrix: Matrix, [x, y]: readonly [number, number], radius: number, from: number, sweep: number): void {
    const halves = Math.abs(sweep) > Math.PI ? 2 : 1;
    const at = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    const scaled = short(radius * Math.hypot(matrix[0], matrix[1]));
    this.add(matrix, this.isEmpty ? 'M' : 'L', ...at(from));
    for (let half = 1; half <= halves; half++) {
      this.add(matrix, `A${scaled} ${scaled} 0 0 ${Number(sweep > 0)} `, ...at(from + (sweep * half) / halves));
    }
  }

  close(): void {
    this.#steps.push('Z');
  }
}

/** The way of an arc: at most a turn, forwards or backwards. */
export function sweepOf(from: number, to: number, backwards: boolean): number {
  const turn = 2 * Math.PI;
  const way = backwards ? from - to : to - from;
  const sweep = way >= turn ? turn : ((way % turn) + turn) % turn;
  return backwards ? -sweep : sweep;
}

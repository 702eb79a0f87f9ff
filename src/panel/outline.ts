/** A path that remembers what it was made of: no other can be read again, to draw it as SVG. */
export class Outline extends Path2D {
  constructor(readonly data: string) {
    super(data);
  }
}

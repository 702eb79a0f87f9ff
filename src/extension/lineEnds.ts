/** Which kinds of line ends are in a text that comes in parts, which may be cut anywhere. */
export class LineEnds {
  private readonly kinds = new Set<string>();
  /** A carriage return that may be half of a line end. */
  private pending = '';

  add(part: string): void {
    const text = this.pending + part;
    this.pending = text.endsWith('\r') ? '\r' : '';
    const whole = this.pending ? text.slice(0, -1) : text;
    for (const [end] of whole.matchAll(/\r\n|\r|\n/g)) this.kinds.add(end);
  }

  /** Whether an editor, which has one kind in a document and none of carriage returns alone, shows them as they are. */
  get areKept(): boolean {
    return this.pending === '' && !this.kinds.has('\r') && this.kinds.size <= 1;
  }
}

/** The lines of a text as an editor keeps them: parted at its line breaks, which are all alike. */
export interface TextLines {
  readonly count: number;
  /** What stands between two of them. */
  readonly eol: string;
  /** The lines from one on up to another, which is not among them, with what stands between them. */
  text(from: number, to: number): string;
}

/** A place in them; both numbers from 0. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

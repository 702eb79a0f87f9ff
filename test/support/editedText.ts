import type { TextLines, TextPlace } from '../../src/core/table/textLines';

/** A text as an editor holds it, and its edits. */
export class EditedText implements TextLines {
  private readonly all: string[];
  /** How many units were read of it. */
  read = 0;

  constructor(
    text: string,
    readonly eol = '\n',
  ) {
    this.all = linesIn(text);
  }

  get count(): number {
    return this.all.length;
  }

  text(from: number, to: number): string {
    const text = this.all.slice(from, to).join(this.eol);
    this.read += text.length;
    return text;
  }

  get whole(): string {
    return this.all.join(this.eol);
  }

  /** Every place in it with its offset. */
  *places(): Generator<TextPlace & { readonly offset: number }> {
    let offset = 0;
    for (const [line, text] of this.all.entries()) {
      for (let character = 0; character <= text.length; character++)
        yield { line, character, offset: offset + character };
      offset += text.length + this.eol.length;
    }
  }

  offsetOf({ line, character }: TextPlace): number {
    return this.all.slice(0, line).reduce((sum, text) => sum + text.length + this.eol.length, character);
  }

  /** Puts a text in the place of what is between two places, and returns how many lines became how many. */
  edit(from: TextPlace, to: TextPlace, text: string): [first: number, removed: number, added: number] {
    const before = (this.all[from.line] ?? '').slice(0, from.character);
    const behind = (this.all[to.line] ?? '').slice(to.character);
    const lines = linesIn(before + text + behind);
    const removed = to.line - from.line + 1;
    this.all.splice(from.line, removed, ...lines);
    return [from.line, removed, lines.length];
  }
}

function linesIn(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

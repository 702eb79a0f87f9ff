import type { Locator, Page } from 'playwright-core';

const MOST_SCROLLS = 100;

/** The text editor in sight. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** The lines that are drawn: those in sight and a few more. */
  get lines(): Locator {
    return this.page.locator('.editor-instance .view-line');
  }

  /** The first drawn line that contains the text. */
  line(text: string): Locator {
    return this.lines.filter({ hasText: text }).first();
  }

  /** Goes to a line and column, both counted from one, and scrolls them into sight. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget input.input').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Rests the pointer on a text within a line and resolves to the words of the hover that appears. */
  async hover(line: string, text: string): Promise<string> {
    const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:visible');
    await this.page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    const { x, y } = await this.reveal(line, text);
    await this.page.mouse.move(x, y);
    await hover.waitFor();
    return (await hover.allInnerTexts()).join('\n').trim();
  }

  /** The middle of a text within a line, scrolled into sight where it lies beyond the editor's edge. */
  private async reveal(line: string, text: string): Promise<{ x: number; y: number }> {
    const view = await this.view();
    for (let scrolls = 0; scrolls < MOST_SCROLLS; scrolls++) {
      const { x, y } = await this.line(line).evaluate(middleOfText, text);
      const beyond = Math.max(0, x - view.right) + Math.min(0, x - view.left);
      if (beyond === 0) return { x, y };
      await this.page.mouse.move((view.left + view.right) / 2, y);
      await this.page.mouse.wheel(beyond, 0);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    throw new Error(`"${text}" can't be scrolled into sight in "${line}".`);
  }

  /** Between which edges text can be pointed at: the minimap covers the right one. */
  private async view(): Promise<{ left: number; right: number }> {
    const text = await this.page.locator('.editor-instance .editor-scrollable').first().boundingBox();
    const [minimap = 0] = await this.page
      .locator('.editor-instance .minimap')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    if (!text) throw new Error('No text editor is in sight.');
    return { left: text.x, right: text.x + text.width - minimap - MARGIN };
  }
}

/** How near to the right edge of the editor the pointer may rest, in pixels: there are shadows and scroll bars. */
const MARGIN = 30;

/** Runs in the page: a drawn line is a row of spans, and its blanks are non-breaking. */
function middleOfText(line: Element, text: string): { x: number; y: number } {
  const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
  if (at < 0) throw new Error(`There is no "${text}" in "${line.textContent}".`);
  const range = document.createRange();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (at >= start && at < start + length) range.setStart(node, at - start);
    if (at + text.length > start && at + text.length <= start + length) range.setEnd(node, at + text.length - start);
    start += length;
  }
  const box = range.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

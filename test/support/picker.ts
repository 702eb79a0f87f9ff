import type { Locator, Page } from 'playwright-core';

/** The list that VS Code drops from the top of the window to choose from. */
export class Picker {
  constructor(private readonly page: Page) {}

  private get widget(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Resolves when a picker is open whose title or placeholder contains the text, and its rows are listed. */
  async opened(text: string | RegExp): Promise<void> {
    const titled = this.widget.locator('.quick-input-title', { hasText: text });
    await titled.or(this.widget.getByPlaceholder(text)).first().waitFor();
    await this.widget.locator('.monaco-list-row').first().waitFor();
  }

  /** The rows that contain the text. */
  row(text: string | RegExp): Locator {
    return this.widget.locator('.monaco-list-row', { hasText: text });
  }

  /** Every row in sight in the words that a screen reader says: label, description and detail, with commas between. */
  rows(): Promise<string[]> {
    return this.widget
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** The row that Enter takes, in the same words. */
  async focused(): Promise<string> {
    return (await this.widget.locator('.monaco-list-row.focused').getAttribute('aria-label')) ?? '';
  }

  /** Walks down with the arrow key until the row that contains the text is the one that Enter takes. */
  async focus(text: string): Promise<void> {
    const first = await this.focused();
    for (let row = first; !row.includes(text); row = await this.focused()) {
      await this.page.keyboard.press('ArrowDown');
      if ((await this.focused()) === first) throw new Error(`No row says "${text}"; there are: ${await this.rows()}`);
    }
  }

  isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** Ticks or unticks a row where several can be chosen. */
  async toggle(text: string): Promise<void> {
    await this.row(text).first().locator('.monaco-checkbox').click({ timeout: 10_000 });
  }

  /** Takes the focused row, or those that are ticked. */
  async accept(): Promise<void> {
    await this.widget.locator('input.input').press('Enter');
  }

  /**
   * Answers the box of that title with a text. The box takes the place of the list before it in one widget, so nothing is written before
   * its title is there: that would narrow the list.
   */
  async write(title: string | RegExp, text: string): Promise<void> {
    await this.widget.locator('.quick-input-title', { hasText: title }).waitFor();
    const input = this.widget.locator('input.input');
    await input.fill(text);
    await input.press('Enter');
  }

  /** Goes away without an answer. By its input, for a dialog before it may still have the focus. */
  async cancel(): Promise<void> {
    await this.widget.locator('input.input').press('Escape');
  }
}

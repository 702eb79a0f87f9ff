import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { cache } from '../../scripts/host/places.mjs';
import { vsix } from '../../scripts/host/vsix.mjs';
import { openWorkbench, runCommand, webview } from '../../scripts/host/workbench.mjs';
import { Editor } from './editor';
import { Picker } from './picker';

type WorkbenchOptions = Partial<Parameters<typeof openWorkbench>[0]>;

/** A real VS Code with the packaged extension installed, as a person has it before them. */
export class Workbench {
  readonly editor: Editor;
  readonly picker: Picker;
  /** What a page's security policy refused, in the panel or anywhere else in the window. */
  readonly refusals: string[] = [];

  constructor(
    readonly page: Page,
    /** The folder that is open: a copy of the samples, which may be written to. */
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {
    this.editor = new Editor(page);
    this.picker = new Picker(page);
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.refusals.push(message.text());
    });
  }

  /** The document of the panel in sight. Its body bears `data-state` and `data-run`. */
  get panel(): FrameLocator {
    return webview(this.page);
  }

  /** From the palette, by its label. */
  runCommand(label: string): Promise<void> {
    return runCommand(this.page, label);
  }

  /**
   * Runs a command that asks by a list of that title, and answers it; once more where the list was closed before it was answered, as by a
   * window that is still giving the focus back to the panel.
   */
  async answer(label: string, title: string, choose: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.runCommand(label);
      try {
        await this.picker.opened(title);
        return await choose();
      } catch (error) {
        if (tries === 3 || (await this.picker.isOpen())) throw error;
      }
    }
  }

  /** Opens a file of the folder by its name, as with Ctrl+P; once more where the list was closed, for the same reason. */
  async openFile(name: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    const tab = this.page.locator('.tab.active', { hasText: name }).first(); // it may be open in another group too
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press('Control+P');
      if (await this.#accepts(input, name)) return tab.waitFor();
      if (tries === 3) throw new Error(`The list of files was closed ${tries} times before ${name} was chosen.`);
    }
  }

  /** Whether the list of files stayed open until Enter took the one of that name. */
  async #accepts(input: Locator, name: string): Promise<boolean> {
    await input.fill(name);
    const listed = await this.page.waitForFunction((text) => {
      const widget = document.querySelector<HTMLElement>('.quick-input-widget');
      const isOpen = widget !== null && widget.style.display !== 'none';
      if (!isOpen) return 'closed';
      return widget.querySelector('.monaco-list-row.focused')?.textContent?.includes(text) ? 'focused' : undefined;
    }, name);
    if ((await listed.jsonValue()) === 'closed') return false;
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    return true;
  }

  /** By its own button; the label is what the tab's begins with. */
  async closeTab(label: string): Promise<void> {
    const tab = this.page.locator(`.tab[aria-label^="${label}"]`);
    await tab.hover();
    await tab.locator('[aria-label^="Close"]').click();
    await tab.waitFor({ state: 'detached' });
  }

  /**
   * By a right click and a label of the menu that opens there. With Enter and not a click: a menu that has only just opened takes the
   * release of a button for the end of the click that opened it.
   */
  async chooseFromMenu(row: Locator, label: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: label }).last();
    await item.hover();
    await this.page.locator('.monaco-menu .action-item.focused', { hasText: label }).waitFor();
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'detached' });
  }

  /** The items of the status bar that contain the text. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** The notifications in sight that contain the text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast:visible', { hasText: text });
  }

  /** Resolves when a run has ended and the panel shows it; a number waits for that very run. */
  async finished(run?: number): Promise<void> {
    const number = run === undefined ? '' : `[data-run="${run}"]`;
    await this.panel.locator(`body[data-state="finished"]${number}`).waitFor();
  }

  /** Reloads the window by its own command, which first keeps what is open. */
  async reloadWindow(): Promise<void> {
    const gone = this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame());
    await this.runCommand('Developer: Reload Window');
    await gone;
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Writes what is in sight into .cache/artifacts. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(cache, 'artifacts', `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }
}

/** Opens a workbench on a table of the samples; resolves when its first line is drawn. */
export async function openDescent({ file = 'auto-mpg.csv', ...options }: WorkbenchOptions = {}): Promise<Workbench> {
  if (!fs.existsSync(vsix)) throw new Error(`There is no ${vsix}: npm run test:e2e packs it.`);
  const settings = { 'editor.hover.delay': 100, ...options.settings };
  const { page, workspace, close } = await openWorkbench({ vsix, file, ...options, settings });
  const workbench = new Workbench(page, workspace, close);
  page.setDefaultTimeout(60_000);
  try {
    await workbench.editor.lines.first().waitFor();
    return workbench;
  } catch (error) {
    await close(); // or nothing would, and the tests would never end
    throw error;
  }
}

/** For one `describe`: a workbench that its tests share, closed after them, and a picture of each test that fails. */
export function useDescent(options?: WorkbenchOptions): () => Workbench {
  let opening: Promise<Workbench> | undefined;
  let workbench: Workbench | undefined;
  before(async () => {
    opening = openDescent(options);
    workbench = await opening;
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !workbench) return;
    console.log(`      see ${await workbench.screenshot(this.currentTest.fullTitle())}`);
  });
  after(async () => {
    const opened = await opening?.catch(() => undefined); // the hook before has told of it
    await opened?.close();
  });
  return () => {
    if (!workbench) throw new Error('The workbench is open only while a test runs.');
    return workbench;
  };
}

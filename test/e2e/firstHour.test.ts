import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { violations } from '../support/axe';
import { useDescent, type Workbench } from '../support/workbench';

const HANGUL = /[가-힣]/;

/** What opens the walkthrough, and what a newcomer reads in the first lesson, in each language. */
const LANGUAGES = {
  en: { command: 'Descent: Learn Gradient Descent', second: /Lesson 2 of 6/, other: /Lesson 1 of 6/ },
  ko: { command: 'Descent: 경사 하강법 배우기', second: /6강 중 2강/, other: HANGUL },
} as const;

/** The keys of a newcomer, counted. */
class Keys {
  count = 0;

  constructor(private readonly vscode: Workbench) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.vscode.page.keyboard.press(key);
      this.count++;
    }
  }
}

/** Resolves when a lesson asks for a prediction. */
async function asked({ page }: Workbench): Promise<void> {
  await page.locator('.quick-input-widget:visible .monaco-list-row').nth(2).waitFor();
}

for (const [locale, { command, second, other }] of Object.entries(LANGUAGES)) {
  describe(`the first hour, with no folder open and without a mouse (${locale})`, () => {
    const descent = useDescent(
      locale === 'ko' ? { locale, theme: 'Default High Contrast Light' } : { theme: 'Dark Modern' },
    );
    const lesson = (selector: string) => descent().panel.locator(`#lesson ${selector}`);

    it('leads from the walkthrough to a first trained model in five keys', async () => {
      const { page, folder } = descent();
      const files = readdirSync(folder);
      await page.goto(new URL('/?ew=true', page.url()).href);
      await page.locator('.monaco-workbench .part.statusbar').waitFor();
      const began = performance.now();
      await descent().runCommand(command);
      await page.locator('.getting-started-step.expanded:focus').waitFor();
      const keys = new Keys(descent());
      await keys.press('Tab', 'Tab', 'Enter');
      await asked(descent());
      await keys.press('ArrowDown', 'Enter');
      await descent().panel.locator('#lesson[data-outcome="right"]').waitFor();
      await descent().finished();
      const seconds = (performance.now() - began) / 1000;
      console.log(
        `      a newcomer: ${keys.count} keys and ${seconds.toFixed(1)} s to a first trained model (${locale})`,
      );
      assert.equal(keys.count, 5);
      assert.deepEqual(readdirSync(folder), files);
    });

    it('tells what came true where it stays, in the reader’s language, and takes the focus there', async () => {
      assert.match((await lesson('h2').textContent()) ?? '', other);
      const said = await lesson('#lesson-sentences li').allTextContents();
      assert.equal(said.length, 3);
      assert.match(said[0] ?? '', /−0\.00666/);
      const words = [
        ...said,
        ...(await lesson('p').allTextContents()),
        ...(await lesson('.answers li').allTextContents()),
      ];
      const isForeign = (text: string) => HANGUL.test(text) !== (locale === 'ko');
      assert.deepEqual(
        words.filter((text) => !text.startsWith('mpg ≈') && isForeign(text)),
        [],
      );
      assert.equal(await descent().panel.locator(':focus').getAttribute('id'), 'lesson-outcome');
      assert.deepEqual(await violations(descent()), []);
    });

    it('goes on to the next lesson, and ends it when it is closed', async () => {
      const { page, panel, refusals } = descent();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await asked(descent());
      await page.keyboard.press('Enter');
      await panel.locator('#lesson[data-outcome="wrong"] h2', { hasText: second }).waitFor();
      await lesson('header button').click();
      await panel.locator('#lesson').waitFor({ state: 'hidden' });
      assert.deepEqual(refusals, []);
    });
  });
}

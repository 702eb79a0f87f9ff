import assert from 'node:assert/strict';
import { violations } from '../support/axe';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

const THEMES = ['Dark Modern', 'Light Modern', 'Default High Contrast', 'Default High Contrast Light'];

for (const theme of THEMES) {
  describe(`the panel in ${theme}`, () => {
    const descent = useDescent({ theme, viewport: { width: 1280, height: 1000 } });
    const play = new Playground(() => descent());

    it('has nothing that axe-core finds wrong, in any view', async () => {
      await play.train(1);
      await play.press('reset');
      await play.shows(0);
      for (const details of await play.locate('details').all()) {
        if (await details.isVisible()) await details.locator('summary').first().click();
      }
      for (const tab of await play.locate('[role="tab"]').all()) {
        await tab.click();
        assert.deepEqual(await violations(descent()), [], (await tab.textContent()) ?? '');
      }
    });

    it('has nothing wrong with its help, which leads back to where it was opened', async () => {
      const { page } = descent();
      await play.locate('#step').focus();
      await page.keyboard.press('Alt+F1');
      await play.locate('#help[open]').waitFor();
      assert.deepEqual(await violations(descent()), []);
      await page.keyboard.press('Escape');
      await play.locate('#help').waitFor({ state: 'hidden' });
      assert.equal(await play.locate(':focus').getAttribute('id'), 'step');
    });

    it('has nothing wrong with the reports of a classifier either', async () => {
      await descent().openFile('penguins.csv');
      await play.train(2, 'species', 'Softmax');
      assert.deepEqual(await violations(descent()), []);
    });
  });
}

describe('the keyboard alone', () => {
  const descent = useDescent({ viewport: { width: 1280, height: 1000 } });
  const play = new Playground(() => descent());

  /** Walks with Tab until the element has the focus, as one who sees where it is. */
  async function tabTo(id: string): Promise<void> {
    const { page } = descent();
    for (let presses = 0; presses < 80; presses++) {
      const focused = play.locate(':focus');
      if ((await focused.count()) > 0 && (await focused.first().getAttribute('id')) === id) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`80 tabs did not lead to ${id}`);
  }

  it('leads through a whole training', async () => {
    const { page } = descent();
    await play.train(1);
    await page.keyboard.press('Control+2');
    await tabTo('learning-rate');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0.05');
    await page.keyboard.press('Enter');
    await descent().finished(2);
    await tabTo('reset');
    await page.keyboard.press('Enter');
    await play.shows(0);
    await tabTo('step');
    await page.keyboard.press('Space');
    await play.shows(1);
    await tabTo('scrubber');
    await page.keyboard.press('ArrowRight');
    await play.shows(2);
    await tabTo('tab-fit');
    await page.keyboard.press('ArrowRight');
    assert.equal(await play.locate(':focus').getAttribute('id'), 'tab-surface');
    assert.equal(await play.locate('#tab-surface').getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowRight');
    await tabTo('arithmetic-parameter');
    await page.keyboard.press('ArrowDown');
    await play.locate('#arithmetic-update').waitFor();
  });
});

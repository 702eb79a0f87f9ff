import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { HOSTILE, hostileTable, MARK, NOWHERE } from '../support/hostile';
import { useDescent } from '../support/workbench';

/** Elements that text alone never makes. */
const MARKUP = 'img, script, iframe, svg[onload], a[href], a[data-href], .codicon-flame';

describe('a table whose header and cells are markup', () => {
  const descent = useDescent();
  const heard: string[] = [];
  const asked: string[] = [];
  const rows = () => descent().page.locator('.part.sidebar .monaco-list-row');

  /** None of the elements that the words of the table would make; `own` of them are the place's own. */
  async function isPlain(place: Locator, own = 0): Promise<void> {
    const found = await place.locator(MARKUP).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200)));
    assert.equal(found.length, own, found.join('\n'));
  }

  function assertQuiet(): void {
    const ran = heard.filter((line) => line.includes(MARK));
    const wanted = asked.filter((url) => url.startsWith(NOWHERE));
    assert.deepEqual([ran, wanted], [[], []]);
  }

  /** The frame of a webview in which there is such an element. */
  async function frameWith(selector: string): Promise<Frame> {
    const { page } = descent();
    for (let look = 0; look < 600; look++) {
      for (const frame of page.frames()) {
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0); // a frame may go while it is asked
        if (count > 0) return frame;
      }
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    throw new Error(`No frame has ${selector}.`);
  }

  before(() => {
    const { page, folder } = descent();
    page.on('console', (message) => heard.push(message.text()));
    page.on('requestfinished', (request) => asked.push(request.url()));
    page.on('requestfailed', (request) => {
      const isRefused = /csp/i.test(request.failure()?.errorText ?? ''); // by the policy, before it left
      if (!isRefused) asked.push(request.url());
    });
    fs.writeFileSync(path.join(folder, 'hostile.csv'), hostileTable());
  });

  it('is text in the lists that ask', async () => {
    const { page, picker } = descent();
    await descent().openFile('hostile.csv');
    await descent().runCommand('Descent: Train a Model on This CSV');
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await isPlain(page.locator('.quick-input-widget .quick-input-list'));
      if (step === 'Choose the features') {
        const told = (await picker.rows()).join('\n');
        for (const name of [HOSTILE.number, HOSTILE.category]) assert.ok(told.includes(name), told);
        // What is heard has no signs of icons in it, whether they are one or not; what is seen has them as they are written.
        assert.match((await picker.row('**n**').textContent()) ?? '', /\$\(flame\) \*\*n\*\*/);
      }
      await picker.accept();
    }
    await descent().finished(1);
  });

  it('is text in the panel', async () => {
    const { panel } = descent();
    const names = await panel
      .locator('#weights tr[data-feature]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('data-feature')));
    const category = HOSTILE.levels.map((level) => `${HOSTILE.category}=${level}`);
    for (const name of [HOSTILE.number, HOSTILE.ansi]) assert.ok(names.includes(name), String(names));
    assert.equal(names.filter((name) => category.includes(name ?? '')).length, 2, String(names));
    assert.ok((await panel.locator('#equation').textContent())?.includes(HOSTILE.number));
    await isPlain(panel.locator('main'));
  });

  it('is text in the hovers of a header and of a cell', async () => {
    const { page, editor } = descent();
    const hover = page.locator('.monaco-resizable-hover .monaco-hover:visible');
    const told = await editor.hover('<script>', '<img');
    assert.ok(told.includes(HOSTILE.number), told);
    await isPlain(hover);
    const ofCell = await editor.hover('0.5,0,0', '<svg');
    assert.ok(ofCell.includes('<svg onload'), ofCell);
    await isPlain(hover);
  });

  it('is text in the tree of kept runs', async () => {
    await descent().runCommand('Descent: Show Kept Runs');
    const row = rows().filter({ hasText: '[y](command:' });
    await row.first().waitFor();
    await isPlain(row.first());
  });

  it('has run nothing, opened nothing, and asked the network for nothing', () => {
    assert.deepEqual(descent().refusals, []);
    assertQuiet();
  });

  it('is text in the report, also where that is drawn', async () => {
    const { page, editor } = descent();
    await descent().runCommand('Descent: Open Report of This Run');
    await editor.line('# ').waitFor();
    await descent().runCommand('Markdown: Open Preview');
    await page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
    const drawn = (await frameWith('.markdown-body h1')).locator('.markdown-body');
    const text = (await drawn.textContent()) ?? '';
    assert.ok(text.includes('<img src=x onerror='), text);
    assert.ok(text.includes('[y](command:'), text);
    assert.equal(await drawn.locator('a[href^="command:"], img, iframe, svg[onload], .codicon-flame').count(), 0);
    assertQuiet();
    await descent().runCommand('View: Close Editor');
  });

  it('could do nothing if it were taken for markup: the page’s policy refuses it', async () => {
    await descent().openFile('hostile.csv');
    await descent().runCommand('Descent: Show Training Panel');
    const body = descent().panel.locator('body[data-state="finished"]');
    await body.waitFor();
    const isHeard = descent().page.waitForEvent('console', (message) => message.text() === `${MARK} is heard`);
    await body.evaluate((_, mark) => console.log(`${mark} is heard`), MARK);
    await isHeard; // so would a script of the table have been

    const refused = await body.evaluate(
      async (element, { markup, nowhere, mark }) => {
        const directives: string[] = [];
        const tried = 4;
        const told = new Promise<void>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            directives.push(effectiveDirective);
            if (new Set(directives).size === tried) resolve();
          });
        });
        const box = document.createElement('div');
        box.innerHTML = markup;
        element.append(box);
        const script = document.createElement('script');
        script.textContent = `console.log('${mark}')`;
        box.append(script);
        const isFetched = await fetch(nowhere).then(
          () => true,
          () => false,
        );
        await told;
        box.remove();
        return { directives, isFetched };
      },
      { markup: `${Object.values(HOSTILE).flat().join('')}<img src="${NOWHERE}b.png">`, nowhere: NOWHERE, mark: MARK },
    );
    assert.equal(refused.isFetched, false);
    for (const directive of ['img-src', 'script-src-elem', 'connect-src']) {
      assert.ok(refused.directives.includes(directive), String(refused.directives));
    }
    heard.splice(heard.indexOf(`${MARK} is heard`), 1);
    const ran = heard.filter((line) => line === MARK);
    assert.deepEqual(ran, []);
    assert.equal(asked.filter((url) => url.startsWith(NOWHERE)).length, 0);
  });
});

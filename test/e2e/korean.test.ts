import assert from 'node:assert/strict';
import { useDescent } from '../support/workbench';

const HANGUL = /[가-힣]/;

describe('in Korean', () => {
  const descent = useDescent({ locale: 'ko' });

  it('the path from the palette to the weights speaks Korean', async () => {
    const { picker, panel } = descent();
    await descent().runCommand('Descent: 이 CSV로 모델 학습');
    for (const step of ['(1/3)', '(2/3)', '(3/3)']) {
      await picker.opened(step);
      assert.match((await picker.rows()).join(), HANGUL);
      await picker.accept();
    }
    await descent().finished(1);
    for (const selector of ['h1', '#notes', '#rows', '#metrics', '#weights thead', '#train-again']) {
      assert.match((await panel.locator(selector).first().textContent()) ?? '', HANGUL, selector);
    }
    assert.match(await descent().editor.hover('buick skylark 320', '3693'), HANGUL);
    assert.match((await descent().statusBar(/mpg/).textContent()) ?? '', HANGUL);
  });
});

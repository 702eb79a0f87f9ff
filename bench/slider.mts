// How soon a drag of the learning rate's slider is answered in the real VS Code: npm run bench:slider
// From the event to the new curve drawn, on a linear table of 10,000 rows and 10 features. The median of twenty.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../scripts/host/vsix.mjs';
import { openDescent } from '../test/support/workbench';

const TIMES = 20;
const [ROWS, FEATURES] = [10_000, 10];

packExtension();
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-bench-'));
fs.writeFileSync(path.join(workspace, 'ten.csv'), table());
const vscode = await openDescent({ workspace, file: 'ten.csv' });
try {
  const { picker, panel } = vscode;
  await vscode.runCommand('Descent: Train a Model on This CSV');
  for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
    await picker.opened(step);
    if (step === 'Choose the target') await picker.focus('y');
    await picker.accept();
  }
  await vscode.finished(1);
  const slider = panel.locator('#learning-rate-slider');
  const times: number[] = [];
  for (let k = 0; k < TIMES; k++) times.push(Math.round(await slider.evaluate(answerTo, 100 + ((k * 37) % 70))));
  console.log(`from the slider to the new curve: ${median(times)} ms (${times.join(', ')})`);
} finally {
  await vscode.close();
  fs.rmSync(workspace, { recursive: true });
}

/** Runs in the page: moves the thumb and waits until another run's curve is drawn. */
function answerTo(slider: HTMLElement | SVGElement, position: number): Promise<number> {
  const { body } = document;
  const before = Number(body.dataset.run);
  return new Promise((resolve) => {
    const begun = performance.now();
    const observer = new MutationObserver(() => {
      if (Number(body.dataset.run) <= before || !(Number(body.dataset.iterations) > 1)) return;
      observer.disconnect();
      resolve(performance.now() - begun);
    });
    observer.observe(body, { attributes: true });
    (slider as HTMLInputElement).value = String(position);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** y = 3 ± x₁ ± 2·x₂ … with noise, all from one linear congruential generator. */
function table(): string {
  let state = 12_345;
  const uniform = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const noise = () => uniform() + uniform() + uniform() - 1.5;
  const names = Array.from({ length: FEATURES }, (_, j) => `x${j + 1}`);
  const rows = Array.from({ length: ROWS }, () => {
    const x = names.map(noise);
    const y = x.reduce((sum, value, j) => sum + (j % 2 === 0 ? j + 1 : -j - 1) * value, 3 + noise());
    return [...x, y].map((value) => value.toFixed(4)).join(',');
  });
  return `${[...names, 'y'].join(',')}\n${rows.join('\n')}\n`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

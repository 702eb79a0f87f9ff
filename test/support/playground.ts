import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { naiveRows } from './samples';
import type { Workbench } from './workbench';

/** What is proposed of the sample of cars, as the features are named. */
export const CAR_FEATURES = [
  'cylinders',
  'displacement',
  'horsepower',
  'weight_lbs',
  'acceleration',
  'year',
  'origin=Japan',
  'origin=USA',
];

/** What a person does and reads in the panel of a run that can be played with. */
export class Playground {
  constructor(private readonly descent: () => Workbench) {}

  locate(selector: string, options?: { hasText?: string }): Locator {
    return this.descent().panel.locator(selector, options);
  }

  press(id: string): Promise<void> {
    return this.locate(`#${id}`).click();
  }

  /** Resolves when the page shows an iteration. */
  async shows(iteration: number): Promise<void> {
    await this.locate(`body[data-iteration="${iteration}"]`).waitFor();
  }

  /** To the first iteration, wherever it stands. */
  async toFirst(): Promise<void> {
    await this.locate('#scrubber').press('Home');
    await this.shows(0);
  }

  async iteration(): Promise<number> {
    return Number(await this.locate('body').getAttribute('data-iteration'));
  }

  /** A figure of the page with all of its digits. */
  async value(selector: string, attribute = 'data-value'): Promise<number> {
    const text = await this.locate(selector).getAttribute(attribute);
    assert.ok(text, `${selector} has no ${attribute}`);
    return Number(text);
  }

  weight(feature: string, column: 'weight' | 'standardised' = 'standardised'): Promise<number> {
    return this.value(`#weights tr[data-feature="${feature}"] [data-column="${column}"]`);
  }

  /** Trains what is proposed, by Enter at every step. */
  async train(run: number, target?: string, estimator?: string): Promise<void> {
    const { picker } = this.descent();
    await this.descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    if (target) await picker.focus(target);
    await picker.accept();
    await picker.opened('Choose the estimator');
    if (estimator) await picker.focus(estimator);
    await picker.accept();
    await picker.opened('Choose the features');
    await picker.accept();
    await this.descent().finished(run);
  }
}

/** Rows of a sample with a number in every one of the columns: the columns standardised, and the target as it is. */
export function standardisedRows(file: string, target: string, features: readonly string[]) {
  const rows = naiveRows(file).filter((row) => [target, ...features].every((name) => row[name] !== ''));
  const inputs = features.map((name) => {
    const [column, level] = name.split('=');
    const values = rows.map((row) => (level === undefined ? Number(row[name]) : Number(row[column ?? ''] === level)));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const scale = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
    return values.map((x) => (x - mean) / scale);
  });
  return { inputs, targets: rows.map((row) => Number(row[target])) };
}

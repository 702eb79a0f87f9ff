import { openDescent, type Workbench } from '../../test/support/workbench';
import { type Frames, framesOf, watchFrames } from './frames.mjs';
import type { Sampler } from './sampler.mjs';

/** Files up to 50 MB are shown to extensions. */
export const TABLE = { file: 'large.csv', rows: 450_000, features: 9 };
export const ITERATIONS = 100_000;

const OPTIONS = { learningRate: '0.0001', maxIterations: String(ITERATIONS), tolerance: '0' };
/** VS Code's own extension for merge conflicts joins the text of a document after each edit, in the same process. */
const WITHOUT_MERGE_CONFLICTS = {
  'merge-conflict.codeLens.enabled': false,
  'merge-conflict.decorators.enabled': false,
};
const SETTINGS = {
  ...Object.fromEntries(Object.entries(OPTIONS).map(([name, value]) => [`descent.${name}`, value])),
  ...WITHOUT_MERGE_CONFLICTS,
};

export interface Measured {
  readonly name: string;
  /** Milliseconds of the longest block of the extension host, and what its process had of the processors meanwhile. */
  readonly block: number;
  readonly processor: number;
  /** Of the panel, where it was watched. */
  readonly frames?: Frames;
}

interface Phase {
  readonly name: string;
  readonly isWatched?: true;
  act(workbench: Workbench): Promise<void>;
}

/** In their order. */
const PHASES: readonly Phase[] = [
  { name: 'nothing', act: ({ page }) => page.waitForTimeout(2000) },
  {
    name: 'opening the picker',
    async act(workbench) {
      await workbench.runCommand('Descent: Train a Model on This CSV');
      await workbench.page.locator('.quick-input-widget:visible .quick-input-title').waitFor();
    },
  },
  { name: 'reading', act: ({ picker }) => picker.opened('Choose the target') },
  {
    name: 'choosing, and the first training',
    async act({ picker, panel }) {
      await picker.focus('y');
      for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
        await picker.opened(step);
        await picker.accept();
      }
      await drawn(panel);
      await watchFrames(panel);
    },
  },
  { name: 'the panel at rest', isWatched: true, act: ({ page }) => page.waitForTimeout(2000) },
  {
    name: `training, ${ITERATIONS.toLocaleString('en')} iterations`,
    isWatched: true,
    async act(workbench) {
      await workbench.runCommand('Descent: Train Again');
      await workbench.finished(2);
      await drawn(workbench.panel);
    },
  },
  { name: 'the first hover', act: ({ editor }) => hover(editor) },
  {
    name: 'an edit, and another hover',
    async act({ editor, page }) {
      await editor.lines.first().click({ position: { x: 5, y: 5 } }); // at the middle of a long line the page would be scrolled
      await page.keyboard.press('End');
      await page.keyboard.type(' ');
      await hover(editor);
    },
  },
  {
    name: 'the panel, closed and shown again',
    async act(workbench) {
      await workbench.closeTab('Descent: ');
      await workbench.runCommand('Descent: Show Training Panel');
      await drawn(workbench.panel);
    },
  },
];

/** Goes through them in one window, and tells of each. */
export async function* measurePhases(workspace: string, sampler: Sampler): AsyncGenerator<Measured> {
  const options = { workspace, file: TABLE.file, development: sampler.folder, settings: SETTINGS };
  const workbench = await openDescent(options);
  try {
    await sampler.settled();
    for (const phase of PHASES) yield await measure(phase, workbench, sampler);
  } finally {
    await workbench.close();
  }
}

async function measure({ name, isWatched, act }: Phase, workbench: Workbench, sampler: Sampler): Promise<Measured> {
  if (isWatched) await framesOf(workbench.panel); // those before are none of it
  const from = Date.now();
  await act(workbench);
  const frames = isWatched && (await framesOf(workbench.panel));
  await workbench.page.waitForTimeout(500); // what comes after an answer belongs to it
  const { milliseconds, processor } = sampler.longest(from, Date.now());
  return { name, block: milliseconds, processor, ...(frames && { frames }) };
}

async function drawn(panel: Workbench['panel']): Promise<void> {
  await panel.locator(`body[data-state="finished"][data-iterations="${ITERATIONS + 1}"]`).waitFor();
}

async function hover(editor: Workbench['editor']): Promise<void> {
  const words = await editor.hover('x1,x2', 'x3');
  if (!words.includes('Weight')) throw new Error(`The hover said: ${words}`);
}

import type { FrameLocator } from 'playwright-core';

/** The gaps between the frames of a page, in milliseconds. */
export interface Frames {
  readonly count: number;
  /** Those that came a frame later than they would at sixty a second. */
  readonly late: number;
  readonly longest: number;
}

const LATE_MS = 25;

/** As text: what translates this file puts calls of its own into functions with names, which the page doesn't know. */
const WATCH = `
  window.gaps = [];
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  });
`;

/** Begins to write the gaps down in the page. */
export async function watchFrames(panel: FrameLocator): Promise<void> {
  await panel.locator('body').evaluate(`(() => {${WATCH}})()`);
}

/** The gaps since it was asked before. */
export async function framesOf(panel: FrameLocator): Promise<Frames> {
  const gaps = await panel
    .locator('body')
    .evaluate(() => (window as unknown as { gaps: number[] }).gaps.splice(0, Number.POSITIVE_INFINITY));
  return {
    count: gaps.length,
    late: gaps.filter((gap) => gap > LATE_MS).length,
    longest: Math.max(0, ...gaps),
  };
}

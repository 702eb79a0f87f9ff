import type { Locator } from 'playwright-core';

/**
 * How long it takes from the next click in a page until an attribute of an element changes, in milliseconds of the page's own clock:
 * what Playwright waits for before and after is no part of it.
 */
export async function stopwatch(locator: Locator, attribute: string): Promise<() => Promise<number>> {
  const measured = await locator.evaluateHandle(measure, attribute);
  return () => measured.evaluate(({ milliseconds }) => milliseconds);
}

/** Runs in the page, where there are no helpers of a compiler: its functions have no names. */
function measure(element: Element, attribute: string): { milliseconds: number } {
  const measured = { milliseconds: Number.NaN };
  document.addEventListener(
    'click',
    ({ timeStamp }) => {
      const observer = new MutationObserver((records) => {
        if (records.every(({ oldValue }) => oldValue === element.getAttribute(attribute))) return; // it was set to what it was
        measured.milliseconds = performance.now() - timeStamp;
        observer.disconnect();
      });
      observer.observe(element, { attributeFilter: [attribute], attributeOldValue: true });
    },
    { capture: true, once: true },
  );
  return measured;
}

import type { Locator } from 'playwright-core';

/**
 * Keeps what an element says from now on, change by change, and resolves to a way to read it: the value of an attribute, of it or of
 * what lies in it, or its text. Nothing is missed, however short a time it stands.
 */
export async function record(locator: Locator, what: string): Promise<() => Promise<string[]>> {
  const kept = await locator.evaluateHandle(keep, what);
  return () => kept.evaluate((values) => [...values]);
}

/** Runs in the page. */
function keep(element: Element, what: string): readonly string[] {
  const values: string[] = [];
  const observer = new MutationObserver((changes) => {
    const said = changes.map(({ target }) => {
      return what === 'text' ? element.textContent : target instanceof Element ? target.getAttribute(what) : null;
    });
    for (const value of said) if (value !== null && value !== values.at(-1)) values.push(value);
  });
  const kinds = what === 'text' ? { childList: true, characterData: true } : { attributeFilter: [what] };
  observer.observe(element, { subtree: true, ...kinds });
  return values;
}

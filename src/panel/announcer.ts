import { h } from './element';

/** What is said to a person who listens: after what is being read, and no oftener than they can hear. */
export class Announcer {
  readonly element = h('div', { class: 'heard', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  #saidAt = Number.NEGATIVE_INFINITY;

  say(text: string): void {
    this.#saidAt = performance.now();
    this.element.textContent = text;
  }

  /** Says it only where nothing was said for `quiet` milliseconds. */
  sayAtTimes(text: string, quiet = 5000): void {
    if (performance.now() - this.#saidAt >= quiet) this.say(text);
  }
}

import { formatCount, formatNumber } from '../format';
import type { Reading } from './reading';

/** Where progress is drawn, as standard error is. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const PERIOD_MS = 100;
const BEGIN = '\r\x1b[K';
const WIDTH = 24;

/** One line on a terminal, rewritten while a command goes on; on anything else nothing. */
export class Progress {
  private due = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param share of the table, from 0 to 1 */
  reading(share: number): void {
    this.draw(share, () => `reading ${Math.floor(100 * share)} %`);
  }

  training(iteration: number, most: number, loss: number): void {
    const text = () => `iteration ${formatCount(iteration)} of ${formatCount(most)}, loss ${formatNumber(loss)}`;
    this.draw(iteration / most, text);
  }

  /** Leaves an empty line to whatever is printed next. */
  end(): void {
    if (this.screen.isTTY && this.due > Number.NEGATIVE_INFINITY) this.screen.write(BEGIN);
    this.due = Number.NEGATIVE_INFINITY;
  }

  private draw(share: number, text: () => string): void {
    if (!this.screen.isTTY || this.now() < this.due) return;
    this.due = this.now() + PERIOD_MS;
    this.screen.write(`${BEGIN}${barOf(share)} ${text()}`);
  }
}

function barOf(share: number): string {
  const full = Math.max(0, Math.min(WIDTH, Math.round(share * WIDTH)));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

/** The same table, with its reading drawn where its size is known. */
export function watched(reading: Reading, progress: Progress): Reading {
  return {
    ...reading,
    read: (options = {}) => {
      const { size } = options;
      if (!size) return reading.read(options);
      const onProgress = (bytes: number) => progress.reading(Math.min(1, bytes / size));
      return reading.read({ ...options, onProgress });
    },
  };
}

import assert from 'node:assert/strict';
import { Progress, watched } from '../../src/cli/progress';
import { readMeasured } from '../../src/core/data/readMeasured';

/** What is written on a screen, with a clock that is set by hand. */
function drawn(isTTY: boolean, draw: (progress: Progress, clock: { now: number }) => void): string[] {
  const written: string[] = [];
  const clock = { now: 0 };
  const screen = { isTTY, write: (text: string) => written.push(text) };
  draw(new Progress(screen, () => clock.now), clock);
  return written;
}

describe('the progress on a terminal', () => {
  it('is a bar with the share that is read, then with iteration and loss, and leaves an empty line', () => {
    const written = drawn(true, (progress, clock) => {
      progress.reading(0.5);
      clock.now = 100;
      progress.training(2500, 10_000, 11.25);
      progress.end();
    });
    assert.deepEqual(written, [
      `\r\x1b[K${'█'.repeat(12)}${'░'.repeat(12)} reading 50 %`,
      `\r\x1b[K${'█'.repeat(6)}${'░'.repeat(18)} iteration 2,500 of 10,000, loss 11.25`,
      '\r\x1b[K',
    ]);
  });

  it('is drawn ten times a second at most', () => {
    const written = drawn(true, (progress, clock) => {
      for (clock.now = 0; clock.now < 1000; clock.now++) progress.training(clock.now, 1000, 1);
    });
    assert.equal(written.length, 10);
  });

  it('is nothing where standard error is no terminal', () => {
    const written = drawn(false, (progress) => {
      progress.reading(0.5);
      progress.training(1, 2, 3);
      progress.end();
    });
    assert.deepEqual(written, []);
  });

  it('follows the reading of a table whose size is known', async () => {
    const bytes = new TextEncoder().encode('x,y\n1,2\n3,4\n');
    const source = async function* () {
      yield bytes.subarray(0, 6);
      yield bytes.subarray(6);
    };
    const written: string[] = [];
    let now = 0;
    const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, () => {
      now += 1000;
      return now;
    });
    const reading = watched({ extent: () => ({}), read: (options) => readMeasured(source, options) }, progress);
    await reading.read();
    assert.deepEqual(written, []);
    const table = await reading.read({ size: bytes.length });
    assert.equal(table.rows, 2);
    assert.match(written.at(-1) ?? '', /reading 100 %$/);
  });
});

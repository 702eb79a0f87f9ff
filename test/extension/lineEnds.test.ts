import assert from 'node:assert/strict';
import { LineEnds } from '../../src/extension/lineEnds';

function areKept(...parts: string[]): boolean {
  const ends = new LineEnds();
  for (const part of parts) ends.add(part);
  return ends.areKept;
}

describe('the line ends of a text', () => {
  it('are those of an editor where there is one kind of them, wherever the text is cut', () => {
    for (const parts of [['a'], ['a\nb', '\n'], ['a\r\nb\r', '\nc'], ['a\r', '\n', '\r', '\n']]) {
      assert.ok(areKept(...parts), JSON.stringify(parts));
    }
  });

  it('are not where there are several, or carriage returns alone', () => {
    for (const parts of [['a\nb\r\n'], ['a\r\n', '\n'], ['a\rb'], ['a\r'], ['a\r', 'b\r\n'], ['a\r', '\r', '\n']]) {
      assert.ok(!areKept(...parts), JSON.stringify(parts));
    }
  });
});

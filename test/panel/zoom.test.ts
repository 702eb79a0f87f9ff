import assert from 'node:assert/strict';
import { evenly, logarithmically } from '../../src/panel/iterationScale';
import { between, following, isWhole, panned, type Span, zoomed } from '../../src/panel/zoom';

const LAST = 10_000;
const WHOLE: Span = { from: 0, to: LAST };
const near = (found: number, expected: number) =>
  assert.ok(Math.abs(found - expected) < 1e-6 * LAST, `${found}, ${expected}`);

for (const [name, scale] of Object.entries({ evenly, logarithmically })) {
  const width = ({ from, to }: Span) => scale.position(to) - scale.position(from);
  const place = (span: Span, at: number) => (scale.position(at) - scale.position(span.from)) / width(span);

  describe(`the part of a curve in sight, ${name}`, () => {
    it('is narrower about an iteration that stays in its place', () => {
      const span = zoomed(WHOLE, LAST, 800, 0.5, scale);
      near(width(span), width(WHOLE) / 2);
      near(place(span, 800), place(WHOLE, 800));
    });

    it('is the whole again, and no more, when all that was nearer is farther', () => {
      const near = zoomed(zoomed(WHOLE, LAST, 800, 0.5, scale), LAST, 800, 0.5, scale);
      assert.ok(!isWhole(near, LAST));
      const far = zoomed(near, LAST, 800, 8, scale);
      assert.ok(isWhole({ from: far.from, to: Math.round(far.to) }, LAST));
    });

    it('holds some iterations at the nearest', () => {
      let span = WHOLE;
      for (let k = 0; k < 200; k++) span = zoomed(span, LAST, 5000, 0.5, scale);
      assert.ok(span.to - span.from >= 4 && span.from <= 5000 && span.to >= 5000);
    });

    it('moves along at the same width, and stops at either end', () => {
      const span = { from: 100, to: 1000 };
      const on = panned(span, LAST, 0.1, scale);
      near(width(on), width(span));
      near(scale.position(on.from) - scale.position(100), 0.1 * width(span));
      near(panned(span, LAST, 100, scale).to, LAST);
      near(panned(span, LAST, -100, scale).from, 0);
    });

    it('follows an iteration that leaves it, and no other', () => {
      const span = { from: 100, to: 1000 };
      assert.deepEqual(following(span, LAST, 500, scale), span);
      near(following(span, LAST, 1500, scale).to, 1500);
      near(following(span, LAST, 50, scale).from, 50);
    });
  });
}

describe('what two iterations hold between them', () => {
  it('is in order, and enough to see', () => {
    assert.deepEqual(between(700, 300, LAST), { from: 300, to: 700 });
    for (const at of [0, 5000, LAST]) {
      const { from, to } = between(at, at, LAST);
      assert.ok(to - from >= 4 && from >= 0 && to <= LAST && from <= at && at <= to);
    }
    assert.deepEqual(between(0, 2, 2), { from: 0, to: 2 });
  });
});

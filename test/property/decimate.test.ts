import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decimate } from '../../src/panel/decimate';
import { evenly, logarithmically } from '../../src/panel/iterationScale';

const scales = { evenly, logarithmically };

/** Iterations with gaps between them, and their losses. */
const gappy = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
  minLength: 2,
  maxLength: 300,
});

for (const [name, scale] of Object.entries(scales)) {
  describe(`a part of a curve in sight, ${name}`, () => {
    it('has the first, least, greatest and last value of every pixel column, and one value beyond each end', () => {
      const property = fc.property(gappy, fc.boolean(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }), check);
      fc.assert(property);
    });

    function check(steps: [number, number][], isWhole: boolean, one: number, other: number, columns: number): void {
      let at = -1;
      const iterations = steps.map(([gap]) => (at += isWhole ? 1 : gap));
      const values = Float64Array.from(steps, ([, value]) => value);
      const last = iterations.at(-1) ?? 0;
      const [from = 0, to = 0] = [one % (last + 1), other % (last + 1)].sort((a, b) => a - b);
      const series = { values, ...(!isWhole && { iterations: Float64Array.from(iterations) }) };
      const points = decimate(series, columns, undefined, scale, { from, to });
      const share = (k: number) =>
        (scale.position(k) - scale.position(from)) / (scale.position(to + 1) - scale.position(from));
      const inside = iterations
        .map((x, k) => ({ x, y: values[k] ?? Number.NaN }))
        .filter(({ x }) => x >= from && x <= to);
      const shown = points.filter(({ x }) => x >= from && x <= to);
      const [before, after] = [points.filter(({ x }) => x < from), points.filter(({ x }) => x > to)];
      assert.deepEqual(
        before.map(({ x }) => x),
        iterations.filter((x) => x < from).slice(-1),
      );
      assert.deepEqual(
        after.map(({ x }) => x),
        iterations.filter((x) => x > to).slice(0, 1),
      );
      for (const { x, y } of points) assert.equal(y, values[iterations.indexOf(x)]);
      // An iteration that lies on the very edge of a column may fall to either side of it, by rounding.
      const isOnEdge = (k: number) => Math.abs(share(k) * columns - Math.round(share(k) * columns)) < 1e-9;
      for (let column = 0; column < columns; column++) {
        const within = ({ x }: { x: number }) => Math.floor(share(x) * columns) === column;
        const all = inside.filter(within);
        const edge = inside.some(({ x }) => isOnEdge(x) && x !== from);
        if (all.length === 0 || edge) continue;
        const kept = shown.filter(within);
        assert.deepEqual([kept[0], kept.at(-1)], [all[0], all.at(-1)]);
        const heights = (some: { y: number }[]) => some.map(({ y }) => y);
        assert.equal(Math.min(...heights(kept)), Math.min(...heights(all)));
        assert.equal(Math.max(...heights(kept)), Math.max(...heights(all)));
      }
    }
  });
}

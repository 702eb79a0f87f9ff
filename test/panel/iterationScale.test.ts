import assert from 'node:assert/strict';
import { evenly, logarithmically } from '../../src/panel/iterationScale';

for (const [name, scale] of Object.entries({ evenly, logarithmically })) {
  describe(`iterations laid out ${name}`, () => {
    it('are found again where they were put', () => {
      for (const k of [0, 1, 2, 1000, 9_999_999]) assert.equal(Math.round(scale.iteration(scale.position(k))), k);
    });

    it('fill the axis from the first to the last, each in one column', () => {
      for (const count of [0, 1, 2, 17, 12_345]) {
        const edges = Array.from({ length: 301 }, (_, column) => scale.edge(column / 300, count));
        assert.equal(edges[0], 0);
        assert.equal(edges.at(-1), count);
        assert.ok(edges.every((edge, column) => edge >= (edges[column - 1] ?? 0)));
      }
    });
  });
}
